import { ALL_TO_CANARY, ALL_TO_PRIMARY, setWeights } from '../routes';
import type { Tick } from '../Tick';
import { scaleTarget } from '../workload';
import { postRollout } from './postRollout';

/** Everything back to the primary, the target scaled down, Failed. */
export async function rollback(
  tick: Tick,
  options: { silent?: boolean } = {},
): Promise<void> {
  const { services, canary } = tick;
  setWeights(services, canary, ALL_TO_PRIMARY);
  if (!options.silent) {
    await tick.warning(`Canary failed! Scaling down ${tick.name}`, 'Failed');
  }
  scaleTarget(services.store, canary, false);
  tick.enter('Failed');
  await postRollout(tick);
}

/** The primary cannot be updated: all traffic goes to the canary, which stays up. */
export async function failPromotion(tick: Tick, reason: string): Promise<void> {
  const { services, canary } = tick;
  await tick.warning(
    `Promotion of ${tick.target} failed, primary not ready: ${reason}`,
  );
  setWeights(services, canary, ALL_TO_CANARY);
  tick.enter('Failed', { canaryWeight: 100 });
  await postRollout(tick);
}
