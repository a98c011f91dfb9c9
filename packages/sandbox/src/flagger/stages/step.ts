import { maxWeightOf, strategyOf } from '../canary';
import { ALL_TO_CANARY, readWeights, setWeights } from '../routes';
import { writeStatus } from '../status';
import type { Tick } from '../Tick';
import { confirmPromotion, copyToPrimary } from './promote';
import type { Verdict } from './Verdict';

/** The step that the strategy takes after checks have passed. */
export async function step(tick: Tick): Promise<Verdict> {
  switch (strategyOf(tick.canary.spec)) {
    case 'ab-testing':
      return abTesting(tick);
    case 'blue-green':
      return blueGreen(tick);
    default:
      return weighted(tick);
  }
}

async function weighted(tick: Tick): Promise<Verdict> {
  if ((await confirmIncrease(tick)) === 'stop') return 'stop';
  const { services, canary } = tick;
  const { canary: weight } = readWeights(services, canary);
  const max = maxWeightOf(canary.spec);
  if (weight >= max) {
    if ((await confirmPromotion(tick)) === 'stop') return 'stop';
    await copyToPrimary(tick);
    return 'stop';
  }
  const next = nextWeight(tick, weight, max);
  setWeights(services, canary, { primary: 100 - next, canary: next });
  writeStatus(services, canary, { canaryWeight: next });
  await tick.normal(`Advance ${tick.name} canary weight ${next}`);
  return 'stop';
}

function nextWeight(tick: Tick, weight: number, max: number): number {
  const { stepWeight = 0, stepWeights = [] } = tick.canary.spec.analysis;
  const next = stepWeight
    ? weight + stepWeight
    : stepWeights.find(planned => planned > weight) ?? max;
  return Math.min(max, next);
}

/** Only weighted canaries ask before more traffic, and not while promotion waits. */
async function confirmIncrease(tick: Tick): Promise<Verdict> {
  if (tick.phase === 'WaitingPromotion') return 'continue';
  for (const hook of tick.hooks('confirm-traffic-increase')) {
    const answer = await tick.ask(hook);
    if (!answer.ok) {
      await tick.warning(
        `Halt ${tick.name} advancement waiting for traffic increase approval ${hook.name}`,
      );
      return 'stop';
    }
    await tick.normal(`Confirm-traffic-increase check ${hook.name} passed`);
  }
  return 'continue';
}

async function abTesting(tick: Tick): Promise<Verdict> {
  const { services, canary } = tick;
  const iterations = canary.spec.analysis.iterations ?? 0;
  if (tick.status.iterations < iterations) {
    setWeights(services, canary, ALL_TO_CANARY);
    return iterate(tick, iterations);
  }
  // Lowering iterations below what was reached leaves Flagger here for ever.
  if (tick.status.iterations > iterations) return 'stop';
  if ((await confirmPromotion(tick)) === 'stop') return 'stop';
  await copyToPrimary(tick);
  return 'stop';
}

async function blueGreen(tick: Tick): Promise<Verdict> {
  const { services, canary } = tick;
  const iterations = canary.spec.analysis.iterations ?? 0;
  if (tick.status.iterations < iterations) return iterate(tick, iterations);
  if ((await confirmPromotion(tick)) === 'stop') return 'stop';
  const routed = tick.status.iterations > iterations;
  if (!routed && canary.spec.provider !== 'kubernetes') {
    await tick.normal('Routing all traffic to canary');
    setWeights(services, canary, ALL_TO_CANARY);
    writeStatus(services, canary, { iterations: iterations + 1 });
    return 'stop';
  }
  await copyToPrimary(tick);
  return 'stop';
}

async function iterate(tick: Tick, of: number): Promise<Verdict> {
  const next = tick.status.iterations + 1;
  writeStatus(tick.services, tick.canary, { iterations: next });
  await tick.normal(`Advance ${tick.name} canary iteration ${next}/${of}`);
  return 'stop';
}
