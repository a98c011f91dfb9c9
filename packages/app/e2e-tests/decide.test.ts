import { randomUUID } from 'node:crypto';
import { expect, type Page, test } from '@playwright/test';
import { expectAccessible } from './support/accessibility';
import { openAs, release, rolloutOf, tokenOf } from './support/portal';
import { sandbox } from './support/sandbox';

const operator = 'knative-lambda-operator';
const namespace = 'knative-lambda';
const MINUTE = 60_000;

const inStaging = rolloutOf(operator, 'staging', namespace);

/** Asks for a rollback in the dialog, with the reason that others will read. */
async function rollBack(page: Page, reason: string): Promise<void> {
  await page.getByRole('button', { name: 'Roll back…' }).click();
  const dialog = page.getByRole('dialog');
  await expectAccessible(page, '[role=dialog]');
  await expect(dialog).toContainText('staging');
  await expect(dialog).toContainText(/Rolls backv\d/);
  await dialog.getByRole('button', { name: 'Roll back' }).click();
  await expect(dialog.getByRole('textbox', { name: /Reason/ })).toBeFocused();
  await dialog.getByRole('textbox', { name: /Reason/ }).fill(reason);
  await dialog.getByRole('button', { name: 'Roll back' }).click();
  await expect(dialog).toBeHidden();
}

/** Its links stay in the tab, and the way back leads to the same rollout. */
async function readTheWholeRunbook(page: Page): Promise<void> {
  await page.getByRole('link', { name: 'Open the full page' }).click();
  await page
    .getByRole('article')
    .getByRole('link', { name: 'rollback', exact: true })
    .click({ timeout: MINUTE });
  await expect(page).toHaveURL(/runbook\/rollback\/\?cluster=staging/);
  await page.getByRole('link', { name: 'Back to now' }).click();
  await expect(page).toHaveURL(/cluster=staging/);
}

test('from a bad revision over its alert and runbook to the record of the rollback', async ({
  page,
}) => {
  test.setTimeout(8 * MINUTE);
  // Production ships by itself all the time, which would begin anew in the middle.
  await sandbox(`/clusters/staging/rollouts/${namespace}/${operator}/ship`, {
    revision: 'bad',
  });
  await openAs(page, 'lena', inStaging);

  const alert = page
    .getByRole('region', { name: 'Alerts' })
    .getByRole('listitem')
    .filter({ hasText: /OperatorReconcileErrors.*staging/ })
    .first();
  await expect(alert).toBeVisible({ timeout: 5 * MINUTE });
  const runbook = page.getByRole('region', { name: 'Runbook' });
  // The documentation is built when somebody reads it for the first time.
  await expect(runbook.getByRole('heading', { level: 3 }).first()).toBeVisible({
    timeout: MINUTE,
  });

  await expectAccessible(page, 'article, main');

  await readTheWholeRunbook(page);

  const reason = 'Errors rise since the canary began';
  await rollBack(page, reason);
  const receipt = page.getByRole('region', { name: 'Rollback' });
  await expect(receipt).toBeFocused();
  await expect(receipt).toContainText(/primary serves 100.%, runs v\d/, {
    timeout: 2 * MINUTE,
  });

  await release(page).getByRole('link', { name: 'What happened' }).click();
  const record = page.getByRole('region', { name: 'Who did what' });
  await expect(record).toContainText('Lena Hoffmann');
  await expect(record).toContainText(reason);
  await expect(record).toContainText(/requested.*accepted.*effective/);

  await page.getByRole('link', { name: 'Back to the history' }).click();
  const newest = page.getByRole('table').getByRole('row').nth(1);
  await expect(newest).toContainText('Rolled back by Lena Hoffmann');
  await expect(newest).toContainText(reason);
});

test('a developer of another team is refused, and that is recorded', async ({
  page,
}) => {
  await openAs(page, 'sam', inStaging);
  // Nothing runs there any more: what could be done then is folded away.
  await page.getByText('What else there is').click();
  const button = page.getByRole('button', { name: 'Roll back…' });
  await expect(button).toBeDisabled();
  await expect(button).toHaveAccessibleDescription(
    /rollouts\.rollout\.rollback/,
  );

  const answer = await page.request.post('/api/rollouts/v1/actions', {
    headers: { Authorization: `Bearer ${await tokenOf(page, 'sam')}` },
    data: {
      cluster: 'staging',
      namespace,
      name: operator,
      verb: 'rollback',
      releaseId: 'whatever',
      phase: 'Progressing',
      lever: 'failed-checks',
      reason: 'by hand, past the page',
      idempotencyKey: randomUUID(),
    },
  });
  expect(answer.status()).toBe(403);

  await release(page).getByRole('link', { name: 'What happened' }).click();
  const denied = page
    .getByRole('region', { name: 'Who did what' })
    .getByRole('region', { name: 'Rollback' })
    .filter({ hasText: 'by hand, past the page' });
  await expect(denied).toContainText(/denied/);
  await expect(denied).toContainText(/Sam/);
});
