import { expect, test } from '@playwright/test';
import { expectAccessible } from './support/accessibility';
import { openAs, rolloutOf } from './support/portal';

const MINUTE = 60_000;

test('a release waits for a person, who types its name in production', async ({
  page,
}) => {
  test.setTimeout(5 * MINUTE);
  await openAs(page, 'sam', rolloutOf('gift-cards', 'production', 'shop'));
  await page.getByRole('button', { name: 'Let it begin…' }).click();
  const dialog = page.getByRole('dialog');
  await expectAccessible(page, '[role=dialog]');
  await expect(dialog).toContainText(/Begins1\.7\.0/);
  await dialog.getByRole('textbox', { name: /Reason/ }).fill('Support is told');
  const name = dialog.getByRole('textbox', { name: /Type/ });
  await name.fill('search');
  await dialog.getByRole('button', { name: 'Let it begin' }).click();
  await expect(dialog).toContainText('This is not “gift-cards”.');
  await name.fill('gift-cards');
  await dialog.getByRole('button', { name: 'Let it begin' }).click();
  await expect(dialog).toBeHidden();
  const receipt = page.getByRole('region', { name: 'Approval of the start' });
  await expect(receipt).toContainText('it has begun', { timeout: 3 * MINUTE });
});
