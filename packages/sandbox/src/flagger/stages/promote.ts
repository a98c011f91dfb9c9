import { promotePrimary } from '../primary';
import { ALL_TO_PRIMARY, readWeights, setWeights } from '../routes';
import { writeStatus } from '../status';
import type { Tick } from '../Tick';
import { scaleTarget } from '../workload';
import { postRollout } from './postRollout';
import type { Verdict } from './Verdict';

/** Asks the confirm-promotion hooks; a no waits in WaitingPromotion. */
export async function confirmPromotion(tick: Tick): Promise<Verdict> {
  for (const hook of tick.hooks('confirm-promotion')) {
    const answer = await tick.ask(hook, 'Progressing');
    if (!answer.ok) {
      const first = tick.phase !== 'WaitingPromotion';
      const before = tick.phase;
      tick.enter('WaitingPromotion');
      if (first) {
        await tick.warning(
          `Halt ${tick.name} advancement waiting for promotion approval ${hook.name}`,
          before,
        );
      }
      return 'stop';
    }
    await tick.normal(`Confirm-promotion check ${hook.name} passed`);
  }
  return 'continue';
}

/** Copies the pod template to the primary. */
export async function copyToPrimary(tick: Tick): Promise<void> {
  await say(tick);
  promotePrimary(tick.services, tick.canary);
  tick.enter('Promoting');
}

function say(tick: Tick): Promise<void> {
  const { namespace } = tick.canary.metadata;
  const { name } = tick.canary.spec.targetRef;
  return tick.normal(
    `Copying ${tick.target} template spec to ${name}-primary.${namespace}`,
  );
}

/** Promoting: traffic back to the primary, at once or step by step. */
export async function routeToPrimary(tick: Tick): Promise<Verdict> {
  if (tick.phase !== 'Promoting') return 'continue';
  const { services, canary } = tick;
  const step = canary.spec.analysis.stepWeightPromotion ?? 0;
  const weights = readWeights(services, canary);
  const inSteps =
    step > 0 && weights.canary > 0 && !canary.spec.analysis.iterations;
  if (!inSteps) {
    await tick.normal('Routing all traffic to primary');
    setWeights(services, canary, ALL_TO_PRIMARY);
    tick.enter('Finalising');
    return 'stop';
  }
  const primary = Math.min(100, weights.primary + step);
  setWeights(services, canary, { primary, canary: 100 - primary });
  await tick.normal(`Advance ${tick.name} primary weight ${primary}`);
  if (primary === 100) tick.enter('Finalising');
  else writeStatus(services, canary, { canaryWeight: 100 - primary });
  return 'stop';
}

/** Finalising: the target is scaled down, Succeeded. */
export async function finalise(tick: Tick): Promise<Verdict> {
  if (tick.phase !== 'Finalising') return 'continue';
  scaleTarget(tick.services.store, tick.canary, false);
  tick.enter('Succeeded');
  await tick.normal(`Promotion completed! Scaling down ${tick.target}`);
  await postRollout(tick);
  return 'stop';
}

/** spec.skipAnalysis: traffic first, then the copy, without asking anything. */
export async function skipAnalysis(tick: Tick): Promise<Verdict> {
  const { services, canary } = tick;
  if (!canary.spec.skipAnalysis) return 'continue';
  setWeights(services, canary, ALL_TO_PRIMARY);
  await say(tick);
  promotePrimary(services, canary);
  scaleTarget(services.store, canary, false);
  tick.enter('Succeeded');
  await tick.normal(
    `Promotion completed! Canary analysis was skipped for ${tick.target}`,
  );
  await postRollout(tick);
  return 'stop';
}
