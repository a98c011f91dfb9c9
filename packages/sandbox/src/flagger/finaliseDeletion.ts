import { CANARIES } from './canary';
import { writePhase } from './writes/status';
import type { Tick } from './Tick';
import { scaleTarget } from './target/workload';

/** revertOnDeletion: scale the target back, then let the object go. */
export async function finaliseDeletion(tick: Tick): Promise<void> {
  const { services, canary } = tick;
  const { store } = services;
  const { namespace, name } = canary.metadata;
  if (!canary.metadata.finalizers?.length) return;
  if (tick.phase !== 'Terminating') {
    writePhase(services, canary, 'Terminating');
    await tick.normal(`Terminating canary ${tick.name}`);
  }
  scaleTarget(store, canary, true);
  const current = store.get(CANARIES, namespace, name);
  if (!current) return;
  store.update(CANARIES, {
    ...current,
    metadata: { ...current.metadata, finalizers: [] },
  });
  await tick.normal(`Terminated canary ${tick.name}`);
}
