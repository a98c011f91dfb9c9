import { expect, test } from '@playwright/test';
import { openAs, release, rolloutOf, tabOf } from './support/portal';

/** A component of the demo, and how its page begins to explain where it is. */
const states: Array<[string, string, RegExp]> = [
  ['checkout', 'shop', /^Waiting for approval to start\.$/],
  ['search', 'shop', /^Waiting for promotion approval\.$/],
  ['product-catalog', 'shop', /^Failed and rolled back\.$/],
  ['payments', 'payments', /^Promotion failed\.$/],
  ['pricing', 'shop', /^Paused\.$/],
];

for (const [component, namespace, lead] of states) {
  test(`${component}: ${lead.source}`, async ({ page }) => {
    await openAs(page, 'sam', rolloutOf(component, 'production', namespace));
    await expect(
      release(page).locator('strong').filter({ hasText: lead }),
    ).toBeVisible();
  });
}

test('a failed promotion says first that the traffic is on the canary', async ({
  page,
}) => {
  await openAs(page, 'sam', tabOf('payments'));
  await expect(
    page.getByRole('heading', {
      name: /100.% of live traffic is on the canary/,
    }),
  ).toBeVisible();
});

test('two canaries of one component can be told apart', async ({ page }) => {
  await openAs(page, 'sam', tabOf('loyalty'));
  const rollouts = page.getByRole('navigation', { name: /Clusters/ });
  await rollouts.getByRole('link', { name: /loyalty-worker/ }).click();
  await expect(page).toHaveURL(/name=loyalty-worker/);
  await expect(page.getByText('Deployment shop/loyalty-worker')).toBeVisible();
});

test('a component without a canary gets the annotation to add', async ({
  page,
}) => {
  await openAs(page, 'petra', tabOf('notifications'));
  await expect(
    page.getByRole('heading', {
      name: 'No rollout is connected to this component',
    }),
  ).toBeVisible();
  await expect(
    page.getByText('flagger.app/canary: "production:shop/notifications"'),
  ).toBeVisible();
});

test('who may not see a rollout is told which permission is missing', async ({
  page,
}) => {
  await openAs(page, 'sam', tabOf('secrets-broker'));
  await expect(
    page.getByRole('heading', { name: 'You may not see these rollouts' }),
  ).toBeVisible();
  await expect(page.getByText(/rollouts\.rollout\.read/)).toBeVisible();
});
