import { hasChanged, revisionOf } from '../revision';
import { ALL_TO_PRIMARY, setWeights } from '../routes';
import { writeStatus } from '../status';
import type { Tick } from '../Tick';
import { scaleTarget } from '../workload';
import type { Verdict } from './Verdict';

const RUNNING = ['Progressing', 'WaitingPromotion', 'Promoting', 'Finalising'];

/** Whether there is anything to do. In Failed the revision is taken note of every tick. */
export function shouldAdvance({ services, canary, phase }: Tick): boolean {
  if (RUNNING.includes(phase) || phase === 'Waiting') return true;
  const changed = hasChanged(services.store, canary);
  if (phase === 'Failed') {
    const revision = revisionOf(services.store, canary);
    // The copy in memory keeps the old hash, so this very tick still sees the change.
    const memory = structuredClone(canary);
    writeStatus(services, memory, {
      lastAppliedSpec: revision?.spec,
      trackedConfigs: revision?.configs,
    });
    canary.metadata.resourceVersion = memory.metadata.resourceVersion;
  }
  return changed;
}

/** A new revision: ask the confirm-rollout hooks, scale up, Progressing at weight 0. */
export async function start(tick: Tick): Promise<Verdict> {
  if (RUNNING.includes(tick.phase)) return 'continue';
  const { services, canary } = tick;
  // Flagger reads the Canary again here, so what it says from now on carries the new checksum.
  tick.reload();
  for (const hook of tick.hooks('confirm-rollout')) {
    const answer = await tick.ask(hook);
    if (!answer.ok) {
      if (tick.phase !== 'Waiting') {
        const before = tick.phase;
        tick.enter('Waiting');
        await tick.warning(
          `Halt ${tick.name} advancement waiting for approval ${hook.name}`,
          before,
        );
      }
      return 'stop';
    }
    await tick.normal(`Confirm-rollout check ${hook.name} passed`);
  }
  await tick.normal(
    `New revision detected! Scaling up ${tick.target}`,
    'Progressing',
  );
  scaleTarget(services.store, canary, true);
  beginRun(tick);
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
  beginRun(tick);
  return 'stop';
}

function beginRun(tick: Tick): void {
  const revision = revisionOf(tick.services.store, tick.canary);
  tick.enter('Progressing', {
    canaryWeight: 0,
    iterations: 0,
    failedChecks: 0,
    lastAppliedSpec: revision?.spec,
    trackedConfigs: revision?.configs,
  });
}
