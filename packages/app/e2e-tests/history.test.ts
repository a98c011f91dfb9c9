import { expect, Page, test } from '@playwright/test';
import { openAs, tabOf } from './support/portal';

const history = tabOf(
  'knative-lambda-operator',
  '/history?cluster=production&namespace=knative-lambda&name=knative-lambda-operator',
);

/** The rows of the table without its head. */
function releaseRows(page: Page) {
  return page
    .getByRole('table')
    .getByRole('row')
    .filter({ has: page.getByRole('cell') });
}

test('history has at least ten releases with their outcomes', async ({
  page,
}) => {
  await openAs(page, 'lena', history);
  const rows = releaseRows(page);
  await expect(rows.nth(9)).toBeVisible();
  for (const outcome of ['succeeded', 'failed', 'superseded']) {
    await expect(rows.filter({ hasText: outcome }).first()).toBeVisible();
  }
});

test('a release tells what happened, oldest first', async ({ page }) => {
  await openAs(page, 'lena', history);
  const rows = releaseRows(page);
  await rows
    .filter({ hasText: 'succeeded' })
    .first()
    .getByRole('link')
    .first()
    .click();
  await expect(page).toHaveURL(/\/releases\//);
  const happened = page.getByRole('region', { name: 'What happened' });
  const entries = happened.getByRole('listitem');
  const step = /10.% of the traffic to the canary/;
  await expect(entries.filter({ hasText: step }).first()).toBeVisible();
  const told = await entries.allTextContents();
  const started = told.findIndex(text => text.includes('Release started'));
  expect(started).toBeGreaterThanOrEqual(0);
  expect(told.findIndex(text => step.test(text))).toBeGreaterThan(started);
});
