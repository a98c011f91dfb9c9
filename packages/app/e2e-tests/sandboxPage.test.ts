import { expect, test } from '@playwright/test';
import { openAs } from './support/portal';

test('the sandbox page says that all is simulated and ships a version', async ({
  page,
}) => {
  await openAs(page, 'petra', '/sandbox');
  await expect(page.getByText('Everything here is simulated')).toBeVisible();
  const agent = page
    .getByRole('region', { name: 'Production' })
    .getByRole('group', { name: 'node-agent' });
  await expect(agent).toContainText('Succeeded');
  await agent.getByRole('button', { name: 'Ship a good version' }).click();
  await expect(agent).toContainText('Progressing', { timeout: 90_000 });
});
