import { hook, running, view } from '../../__testUtils__/running';
import { planAction } from '../../plan';

const kinds = ['confirm-rollout', 'confirm-promotion'] as const;
const gates = kinds.map(kind => ({
  kind,
  hook: `their-${kind}`,
  checksums: ['abc'],
  last: null,
}));
const skipping = { skipAnalysis: true, webhooks: kinds.map(hook) };

it('rejects no promotion that Flagger does not ask about, since the analysis is skipped', () => {
  const state = running(skipping, 'WaitingPromotion');
  const { refusal } = planAction('reject', view(state, { gates }));
  expect(refusal).toMatchObject({
    code: 'analysis-skipped',
    instead: 'pause',
  });
});

it('rejects a start all the same: that gate is asked', () => {
  const state = running(skipping, 'Waiting', { canaryWeight: 0 });
  const { plan } = planAction('reject', view(state, { gates }));
  expect(plan?.lever).toBe('gate');
});
