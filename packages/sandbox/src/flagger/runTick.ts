import { StatusError } from '../cluster/StatusError';
import { ApiRefusal } from './writes/ApiRefusal';
import type { Tick } from './Tick';
import { analyse, rollbackHooks, threshold } from './stages/analyse';
import { initialise } from './stages/initialise';
import { finalise, routeToPrimary, skipAnalysis } from './stages/promote';
import { canaryReady, primaryReady } from './stages/ready';
import { restart, shouldAdvance, start } from './stages/start';
import { step } from './strategies/step';
import type { Verdict } from './stages/Verdict';

type Stage = (tick: Tick) => Promise<Verdict>;

/**
 * One tick in Flagger's own order (pkg/controller/scheduler.go, 1.44.0). The order decides every
 * race, so it stands here once; each stage is one decision.
 */
const stages: Stage[] = [
  suspended,
  initialise,
  shouldAdvance,
  primaryReady,
  start,
  restart,
  canaryReady,
  skipAnalysis,
  rollbackHooks,
  routeToPrimary,
  finalise,
  threshold,
  analyse,
  step,
];

export async function runTick(tick: Tick): Promise<void> {
  try {
    for (const stage of stages) {
      if ((await stage(tick)) === 'stop') return;
    }
  } catch (error) {
    const refused = error instanceof ApiRefusal || error instanceof StatusError;
    if (!refused) throw error;
    // What was not done is done by the next tick: nothing but the status is remembered.
    await tick.warning(error.message);
  }
}

async function suspended(tick: Tick): Promise<Verdict> {
  if (!tick.canary.spec.suspend) return 'continue';
  await tick.normal('skipping canary run as object is suspended');
  return 'stop';
}
