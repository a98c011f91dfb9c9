import { promotePrimary } from '../target/primary';
import { scaleTarget } from '../target/workload';
import type { Tick } from '../Tick';
import {
  ALL_TO_PRIMARY,
  isRouted,
  readWeights,
  setWeights,
} from '../writes/routes';
import { writePhase, writeStatus } from '../writes/status';
import { postRollout } from '../hooks/postRollout';
import type { Verdict } from './Verdict';

/** Copies the pod template to the primary, after a word about it. */
export async function copyToPrimary(tick: Tick): Promise<void> {
  const { namespace } = tick.canary.metadata;
  const { name } = tick.canary.spec.targetRef;
  await tick.normal(
    `Copying ${tick.target} template spec to ${name}-primary.${namespace}`,
  );
  promotePrimary(tick.services, tick.canary);
}

/** Promoting: traffic back to the primary, at once or step by step. */
export async function routeToPrimary(tick: Tick): Promise<Verdict> {
  if (tick.phase !== 'Promoting') return 'continue';
  const { services, canary, series } = tick;
  const { stepWeightPromotion = 0 } = canary.spec.analysis;
  if (!isRouted(canary)) {
    writePhase(services, canary, 'Finalising');
  } else if (stepWeightPromotion === 0) {
    await tick.normal('Routing all traffic to primary');
    setWeights(services, canary, ALL_TO_PRIMARY);
    series.setWeights(canary, ALL_TO_PRIMARY);
    writePhase(services, canary, 'Finalising');
  } else {
    await stepToPrimary(tick, stepWeightPromotion);
  }
  return 'stop';
}

async function stepToPrimary(tick: Tick, step: number): Promise<void> {
  const { services, canary, series } = tick;
  const weights = readWeights(services, canary);
  // With nothing on the canary the real one also stays here for ever.
  if (weights.canary === 0) return;
  const primary = Math.min(100, weights.primary + step);
  const next = { primary, canary: Math.max(0, weights.canary - step) };
  setWeights(services, canary, next);
  series.setWeights(canary, next);
  await tick.normal(`Advance ${tick.name} primary weight ${primary}`);
  if (primary === 100) writePhase(services, canary, 'Finalising');
  else writeStatus(services, canary, { canaryWeight: next.canary });
}

/** Finalising: the target is scaled down, Succeeded. */
export async function finalise(tick: Tick): Promise<Verdict> {
  if (tick.phase !== 'Finalising') return 'continue';
  scaleTarget(tick.services.store, tick.canary, false);
  await succeed(
    tick,
    'completed',
    `Promotion completed! Scaling down ${tick.target}`,
  );
  return 'stop';
}

/** spec.skipAnalysis: traffic first, then the copy, without asking anything. */
export async function skipAnalysis(tick: Tick): Promise<Verdict> {
  const { services, canary, series } = tick;
  if (!canary.spec.skipAnalysis) return 'continue';
  setWeights(services, canary, ALL_TO_PRIMARY);
  series.setWeights(canary, ALL_TO_PRIMARY);
  await copyToPrimary(tick);
  scaleTarget(services.store, canary, false);
  await succeed(
    tick,
    'skipped',
    `Promotion completed! Canary analysis was skipped for ${tick.target}`,
  );
  return 'stop';
}

async function succeed(
  tick: Tick,
  analysis: 'completed' | 'skipped',
  message: string,
): Promise<void> {
  const { services, canary, series } = tick;
  writePhase(services, canary, 'Succeeded');
  series.succeed(canary, analysis);
  await postRollout(tick, { hooks: 'Succeeded', events: 'Succeeded' });
  await tick.normal(message, 'Succeeded');
}
