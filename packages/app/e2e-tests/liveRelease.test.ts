import { expect, test } from '@playwright/test';
import {
  expectNoReload,
  mark,
  openAs,
  release,
  rolloutOf,
  tabOf,
} from './support/portal';
import { sandbox } from './support/sandbox';

const operator = 'knative-lambda-operator';
const inStaging = rolloutOf(operator, 'staging', 'knative-lambda');
/** What runs when a test begins is replaced first, which may take as long as a release begins. */
const STEP_MS = 180_000;

test('a newcomer signs in and lands on the tab that was asked for', async ({
  page,
}) => {
  await page.goto(tabOf(operator));
  await page.getByRole('button', { name: 'Sign in as Lena Hoffmann' }).click();
  await expect(release(page)).toBeVisible();
  await expect(
    page.getByRole('navigation', { name: /Clusters/ }),
  ).toBeVisible();
});

test('a canary moves step by step before one’s eyes', async ({ page }) => {
  test.setTimeout(4 * STEP_MS);
  // Production ships by itself all the time, which would begin anew in the middle.
  await sandbox(`/clusters/staging/rollouts/knative-lambda/${operator}/ship`, {
    revision: 'good',
  });
  await openAs(page, 'lena', inStaging);
  const current = page
    .getByRole('list', { name: 'Steps' })
    .locator('[aria-current="step"]');
  const seen: string[] = [];
  await mark(page);
  while (seen.length < 2) {
    const step = current.filter({ hasNotText: seen.at(-1) ?? 'never said' });
    await expect(step).toContainText(/\d+\s%/, { timeout: STEP_MS });
    seen.push(/\d+\s%/.exec((await current.textContent()) ?? '')?.[0] ?? '');
  }
  const [first, second] = seen.map(text => Number.parseInt(text, 10));
  expect(second).toBeGreaterThan(first);
  await expectNoReload(page);
});

test('a shipped version appears without a reload', async ({ page }) => {
  await openAs(page, 'sam', rolloutOf('cart', 'production', 'shop'));
  await expect(release(page)).toBeVisible();
  const before = await release(page).getByRole('heading').first().textContent();
  await mark(page);
  await sandbox('/clusters/production/rollouts/shop/cart/ship', {
    revision: 'good',
  });
  await expect(release(page).getByRole('heading').first()).not.toHaveText(
    before ?? '',
    { timeout: STEP_MS },
  );
  await expectNoReload(page);
});
