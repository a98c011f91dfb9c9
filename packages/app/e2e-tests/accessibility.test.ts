import { expect, test } from '@playwright/test';
import { expectAccessible } from './support/accessibility';
import { openAs, tabOf } from './support/portal';

const operator = 'knative-lambda-operator';
const query = `cluster=production&namespace=knative-lambda&name=${operator}`;

/** A page, and a heading that shows when it has been drawn. */
const pages: Array<[string, string, RegExp]> = [
  ['now', tabOf(operator, `?${query}`), /^Release #/],
  ['history', tabOf(operator, `/history?${query}`), /^Release history/],
  ['failed promotion', tabOf('payments'), /live traffic is on the canary/],
  ['unmapped', tabOf('notifications'), /No rollout is connected/],
  ['audit', '/rollouts/audit', /^Audit$/],
];

for (const theme of ['light', 'dark']) {
  for (const width of [1440, 360]) {
    for (const [name, path, heading] of pages) {
      test(`${name}, ${theme}, ${width} px wide`, async ({ page }) => {
        await page.setViewportSize({ width, height: 900 });
        await page.addInitScript(
          chosen => window.localStorage.setItem('theme', chosen),
          theme,
        );
        await openAs(page, 'petra', path);
        await expect(
          page.getByRole('heading', { name: heading }).first(),
        ).toBeVisible();
        await expectAccessible(page, 'article, main');
      });
    }
  }
}
