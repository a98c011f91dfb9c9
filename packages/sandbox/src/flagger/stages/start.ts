import { hasChanged } from '../target/revision';
import { scaleTarget } from '../target/workload';
import type { Tick } from '../Tick';
import { ALL_TO_PRIMARY, readWeights, setWeights } from '../writes/routes';
import { syncRevision, syncStatus } from '../writes/status';
import { confirmRollout } from '../hooks/confirm';
import type { Verdict } from './Verdict';

const RUNNING = ['Progressing', 'WaitingPromotion', 'Promoting', 'Finalising'];

/** Whether there is anything to do. In Failed the revision is taken note of every tick. */
export async function shouldAdvance(tick: Tick): Promise<Verdict> {
  const { services, canary, phase, series } = tick;
  if (RUNNING.includes(phase) || phase === 'Waiting') return 'continue';
  const changed = hasChanged(services.store, canary);
  // Only what is stored changes: this very tick still compares with what it began with. When it
  // ends early, the new revision is never noticed again.
  if (phase === 'Failed') syncRevision(services, canary);
  if (changed) return 'continue';
  series.setPhase(canary, phase);
  return 'stop';
}

/** A new revision: ask the confirm-rollout hooks, scale up, Progressing at weight 0. */
export async function start(tick: Tick): Promise<Verdict> {
  const { services, canary, series } = tick;
  series.setWeights(canary, readWeights(services, canary));
  series.setPhase(canary, tick.phase);
  if (RUNNING.includes(tick.phase)) return 'continue';
  // Flagger reads the Canary again here, so what it says from now on carries the new checksum.
  tick.reload();
  if ((await confirmRollout(tick)) === 'stop') return 'stop';
  await tick.normal(
    `New revision detected! Scaling up ${tick.target}`,
    'Progressing',
  );
  scaleTarget(services.store, canary, true);
  syncStatus(services, canary, 'Progressing');
  series.setPhase(canary, 'Progressing');
  return 'stop';
}

/** A newer revision during a run: back to weight 0, from the start, without asking again. */
export async function restart(tick: Tick): Promise<Verdict> {
  const { services, canary } = tick;
  const restartable =
    tick.phase === 'Progressing' || tick.phase === 'WaitingPromotion';
  if (!restartable || !hasChanged(services.store, canary)) return 'continue';
  await tick.normal(
    `New revision detected! Restarting analysis for ${tick.target}`,
  );
  setWeights(services, canary, ALL_TO_PRIMARY);
  syncStatus(services, canary, 'Progressing');
  return 'stop';
}
