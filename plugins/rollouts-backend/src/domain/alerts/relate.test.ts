import { aRelease } from '@rollouts/backstage-plugin-rollouts-common/testing';
import { relate } from './relate';

it('an alert relates to the step nearest before it, whatever the order in which steps were recorded', () => {
  const steps = [30, 10, 20].map(value => ({
    at: value * 1_000,
    details: { kind: 'weight' as const, value },
  }));

  expect(
    relate(35_000, aRelease({ openedAt: 0, closedAt: null }), steps),
  ).toMatchObject({ value: 30, afterMs: 5_000 });
});
