import { expect, test } from '@playwright/test';
import { openAs } from './support/portal';

const PAGE = '/rollouts/audit';

test('the audit is for the platform team, and its chain is whole', async ({
  page,
}) => {
  await openAs(page, 'petra', PAGE);
  await expect(
    page.getByRole('heading', { name: 'Audit', exact: true }),
  ).toBeVisible();
  await page.getByRole('button', { name: 'Verify the chain' }).click();
  await expect(
    page.getByRole('heading', { name: 'The chain is whole' }),
  ).toBeVisible();
});

test('a filter is in the address, and survives a reload', async ({ page }) => {
  await openAs(page, 'petra', PAGE);
  await page.getByLabel('Person').fill('user:default/nobody');
  await page.getByRole('button', { name: 'Apply' }).click();
  await expect(page).toHaveURL(/person=user%3Adefault%2Fnobody/);
  await page.reload();
  await expect(
    page.getByText('No row that you may see fits the filter.'),
  ).toBeVisible();
});

test('the rows can be taken along', async ({ page }) => {
  await openAs(page, 'petra', PAGE);
  const [file] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'As NDJSON' }).click(),
  ]);
  expect(file.suggestedFilename()).toBe('rollouts-audit.ndjson');
});

test('who has no right is told which one is missing', async ({ page }) => {
  await openAs(page, 'lena', PAGE);
  await expect(
    page.getByRole('heading', { name: 'You may not read the audit' }),
  ).toBeVisible();
  await expect(page.getByText('rollouts.audit.read')).toBeVisible();
});
