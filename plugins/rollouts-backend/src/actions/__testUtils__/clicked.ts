import type { Verb } from '@rollouts/backstage-plugin-rollouts-common';
import { newRecord, withPlan } from '../../api/deciding/newRecord';
import { planAction } from '../../domain/actions/plan';
import type { Observation } from '../../domain/observation';
import { deployed, routed, seen } from '../../domain/__testUtils__/story';
import { createApply } from '../../reconcile/apply';
import type { Store } from '../../store/Store';
import { checkout } from '../../store/__testUtils__/change';
import { CanaryOfFlagger } from './CanaryOfFlagger';

/** A release at 25 %, in the store and in the cluster, and a click on a button. */
export async function clicked(store: Store, verb: Verb) {
  const flagger = new CanaryOfFlagger();
  const write = createApply({ store, onWritten: () => {}, now: flagger.now });
  const apply = (observation: Observation) =>
    write(checkout, observation, null);
  for (const observation of [
    seen(0, 'Initialized'),
    deployed(1, 'primary', '1.0'),
    deployed(2, 'target', '1.1'),
    seen(10, 'Progressing'),
    seen(20, 'Progressing', { since: 10, status: { canaryWeight: 25 } }),
    routed(20, 25),
  ]) {
    await apply(observation);
  }
  const [rollout] = await store.listRollouts({});
  const planned = planAction(verb, {
    ...checkout,
    state: rollout.state,
    actions: true,
    staleMs: null,
    gates: [],
  });
  if (planned.refusal) throw new Error(planned.refusal.code);
  const asked = {
    ...checkout,
    verb,
    releaseId: rollout.release?.id ?? '',
    phase: 'Progressing',
    reason: 'because',
    idempotencyKey: 'one-click',
  };
  const record = newRecord(rollout, asked, 'user:default/ann', flagger.now());
  await store.addAction(withPlan(record, planned));
  const tick = async () => {
    for (const observation of flagger.tick()) await apply(observation);
  };
  return { flagger, rolloutId: rollout.id, apply, tick };
}
