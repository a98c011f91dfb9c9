import { expect, test } from '@playwright/test';
import {
  expectNoReload,
  mark,
  openAs,
  release,
  rolloutOf,
} from './support/portal';
import { sandbox } from './support/sandbox';

test.afterEach(() => sandbox('/clusters/staging/restore'));

test('a cluster that falls silent keeps its last state, dated, and comes back', async ({
  page,
}) => {
  await openAs(page, 'sam', rolloutOf('checkout', 'staging', 'shop'));
  await expect(release(page)).toBeVisible();
  await mark(page);

  await sandbox('/clusters/staging/cut');
  const notice = page.getByRole('heading', {
    name: /(cannot be read|was last heard .* ago): last known state/,
  });
  await expect(notice).toBeVisible({ timeout: 90_000 });
  await expect(page.getByText(/What is shown was true at/)).toBeVisible();
  await expect(release(page)).toBeVisible();

  await sandbox('/clusters/staging/restore');
  await expect(notice).toBeHidden({ timeout: 90_000 });
  await expectNoReload(page);
});
