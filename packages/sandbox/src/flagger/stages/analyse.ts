import { thresholdOf } from '../canary';
import { checkMetrics } from '../metrics/checkMetrics';
import type { Tick } from '../Tick';
import { isMirrored, readWeights } from '../writes/routes';
import { writeStatus } from '../writes/status';
import { rollback } from './rollback';
import type { Verdict } from './Verdict';

/** Rollback hooks: the first yes ends the run. */
export async function rollbackHooks(tick: Tick): Promise<Verdict> {
  if (tick.phase !== 'Progressing' && tick.phase !== 'WaitingPromotion') {
    return 'continue';
  }
  for (const hook of tick.hooks('rollback')) {
    const answer = await tick.ask(hook);
    if (answer.ok) {
      await tick.warning(`Rollback check ${hook.name} passed`);
      await tick.warning(`Rolling back ${tick.name} manual webhook invoked`);
      await rollback(tick);
      return 'stop';
    }
    await tick.normal(`Rollback hook ${hook.name} not signaling a rollback`);
  }
  return 'continue';
}

/** Too many failed checks: roll back. */
export async function threshold(tick: Tick): Promise<Verdict> {
  if (tick.status.failedChecks < thresholdOf(tick.canary.spec)) {
    return 'continue';
  }
  await rollback(tick);
  return 'stop';
}

/** Without traffic on the canary pre-rollout hooks are asked, with traffic it is measured. */
export async function analyse(tick: Tick): Promise<Verdict> {
  const { services, canary } = tick;
  const idle =
    readWeights(services, canary).canary === 0 &&
    tick.status.iterations === 0 &&
    !isMirrored(services, canary);
  const failure = idle
    ? await begin(tick)
    : (await rolloutHooks(tick)) ?? checkMetrics(tick);
  if (failure === null) return 'continue';
  await tick.warning(failure);
  writeStatus(services, canary, {
    failedChecks: tick.status.failedChecks + 1,
  });
  return 'stop';
}

async function begin(tick: Tick): Promise<string | null> {
  await tick.normal(`Starting canary analysis for ${tick.target}`);
  for (const hook of tick.hooks('pre-rollout')) {
    const answer = await tick.ask(hook, 'Progressing');
    if (!answer.ok) {
      return `Halt ${tick.name} advancement pre-rollout check ${hook.name} failed ${answer.error}`;
    }
    await tick.normal(`Pre-rollout check ${hook.name} passed`);
  }
  return null;
}

async function rolloutHooks(tick: Tick): Promise<string | null> {
  for (const hook of tick.hooks('rollout')) {
    const answer = await tick.ask(hook, 'Progressing');
    if (!answer.ok) {
      return `Halt ${tick.name} advancement external check ${hook.name} failed ${answer.error}`;
    }
  }
  return null;
}
