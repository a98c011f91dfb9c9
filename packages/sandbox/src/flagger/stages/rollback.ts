import { thresholdOf } from '../canary';
import { scaleTarget } from '../target/workload';
import type { Tick } from '../Tick';
import { ALL_TO_CANARY, ALL_TO_PRIMARY, setWeights } from '../writes/routes';
import { syncStatus } from '../writes/status';
import { postRollout } from '../hooks/postRollout';

/** Everything back to the primary, the target scaled down, Failed. */
export async function rollback(tick: Tick): Promise<void> {
  const { services, canary, series } = tick;
  const { failedChecks } = tick.status;
  if (failedChecks >= thresholdOf(canary.spec)) {
    await tick.warning(
      `Rolling back ${tick.name} failed checks threshold reached ${failedChecks}`,
    );
  }
  setWeights(services, canary, ALL_TO_PRIMARY);
  await tick.warning(`Canary failed! Scaling down ${tick.name}`, 'Failed');
  series.setWeights(canary, ALL_TO_PRIMARY);
  scaleTarget(services.store, canary, false);
  syncStatus(services, canary, 'Failed');
  series.fail(canary);
  await postRollout(tick, { hooks: 'Failed', events: tick.phase });
}

/** The primary cannot be updated: all traffic goes to the canary, which stays up. */
export async function failPromotion(tick: Tick, reason: string): Promise<void> {
  const { services, canary, series } = tick;
  await tick.warning(
    `Promotion of ${tick.target} failed, primary not ready: ${reason}`,
  );
  setWeights(services, canary, ALL_TO_CANARY);
  series.setWeights(canary, ALL_TO_CANARY);
  syncStatus(services, canary, 'Failed', { canaryWeight: 100 });
  series.fail(canary);
  await postRollout(tick, { hooks: 'Failed', events: tick.phase });
}
