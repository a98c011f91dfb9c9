import { iterationsOf, maxWeightOf, strategyOf } from '../canary';
import type { Tick } from '../Tick';
import {
  ALL_TO_CANARY,
  ALL_TO_PRIMARY,
  isRouted,
  readWeights,
  setWeights,
  Weights,
} from '../writes/routes';
import { writePhase, writeStatus } from '../writes/status';
import { confirmIncrease, confirmPromotion } from '../hooks/confirm';
import { nextStep } from './nextStep';
import { copyToPrimary } from '../stages/promote';
import type { Verdict } from '../stages/Verdict';

/** The step that the strategy takes after checks have passed. */
export async function step(tick: Tick): Promise<Verdict> {
  await sayWhatIsNotSupported(tick);
  switch (isRouted(tick.canary) ? strategyOf(tick.canary.spec) : 'blue-green') {
    case 'ab-testing':
      await abTesting(tick);
      break;
    case 'blue-green':
      await blueGreen(tick);
      break;
    default:
      await weighted(tick);
  }
  return 'stop';
}

/** Provider `kubernetes` knows iterations only, and says so on every tick. */
async function sayWhatIsNotSupported(tick: Tick): Promise<void> {
  const { analysis } = tick.canary.spec;
  if (isRouted(tick.canary)) return;
  const only = 'is not supported when using the kubernetes provider';
  if (analysis.match?.length) await tick.warning(`A/B testing ${only}`);
  if (analysis.iterations) return;
  await tick.warning(`Progressive traffic ${only}`);
  await tick.warning('Setting canaryAnalysis.iterations: 10');
}

async function weighted(tick: Tick): Promise<void> {
  const { services, canary } = tick;
  const weights = readWeights(services, canary);
  const next = nextStep(canary.spec, weights.canary);
  if (next === 0 || (await confirmIncrease(tick)) === 'stop') return;
  if (weights.canary < maxWeightOf(canary.spec)) {
    await advance(tick, weights, next);
  } else if ((await confirmPromotion(tick)) === 'continue') {
    await promote(tick);
  }
}

/** Weights may go beyond maxWeight when it is no multiple of the step, as on the real one. */
async function advance(
  tick: Tick,
  { primary, canary: weight }: Weights,
  by: number,
): Promise<void> {
  const { services, canary } = tick;
  // A Gateway API route cannot mirror for a weighted canary: it never leaves 0.
  const mirroring = canary.spec.analysis.mirror && weight === 0;
  const next = mirroring
    ? ALL_TO_PRIMARY
    : {
        primary: Math.max(0, primary - by),
        canary: Math.min(100, weight + by),
      };
  setWeights(services, canary, next);
  writeStatus(services, canary, { canaryWeight: next.canary });
  tick.series.setWeights(canary, next);
  await tick.normal(`Advance ${tick.name} canary weight ${next.canary}`);
}

async function abTesting(tick: Tick): Promise<void> {
  const { services, canary } = tick;
  const { iterations } = tick.status;
  const of = iterationsOf(canary.spec);
  if (iterations < of) {
    setWeights(services, canary, ALL_TO_CANARY);
    tick.series.setWeights(canary, ALL_TO_CANARY);
    await iterate(tick, of);
    return;
  }
  if ((await confirmPromotion(tick)) === 'stop') return;
  // Lowering iterations below what was reached leaves Flagger here for ever.
  if (iterations === of) await promote(tick);
}

async function blueGreen(tick: Tick): Promise<void> {
  const { services, canary } = tick;
  const { iterations } = tick.status;
  const of = iterationsOf(canary.spec);
  if (iterations < of) {
    if (canary.spec.analysis.mirror) {
      setWeights(services, canary, ALL_TO_PRIMARY, { mirrored: true });
    }
    await iterate(tick, of);
    return;
  }
  if ((await confirmPromotion(tick)) === 'stop') return;
  if (iterations > of) {
    await promote(tick);
    return;
  }
  if (isRouted(canary)) await routeToCanary(tick);
  writeStatus(services, canary, { iterations: iterations + 1 });
}

async function routeToCanary(tick: Tick): Promise<void> {
  const { services, canary } = tick;
  await tick.normal(
    canary.spec.analysis.mirror
      ? 'Stop traffic mirroring and route all traffic to canary'
      : 'Routing all traffic to canary',
  );
  setWeights(services, canary, ALL_TO_CANARY);
  tick.series.setWeights(canary, ALL_TO_CANARY);
}

async function iterate(tick: Tick, of: number): Promise<void> {
  const next = tick.status.iterations + 1;
  writeStatus(tick.services, tick.canary, { iterations: next });
  await tick.normal(`Advance ${tick.name} canary iteration ${next}/${of}`);
}

async function promote(tick: Tick): Promise<void> {
  await copyToPrimary(tick);
  writePhase(tick.services, tick.canary, 'Promoting');
}
