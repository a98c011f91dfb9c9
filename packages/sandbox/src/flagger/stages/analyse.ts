import type { Metric } from '../canary';
import { thresholdOf } from '../canary';
import { readWeights } from '../routes';
import { writeStatus } from '../status';
import type { Tick } from '../Tick';
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
  const { failedChecks } = tick.status;
  if (failedChecks < thresholdOf(tick.canary.spec)) return 'continue';
  await tick.warning(
    `Rolling back ${tick.name} failed checks threshold reached ${failedChecks}`,
  );
  await rollback(tick);
  return 'stop';
}

/** The first tick at weight 0 asks pre-rollout hooks, every later one measures. */
export async function analyse(tick: Tick): Promise<Verdict> {
  const { services, canary } = tick;
  const weights = readWeights(services, canary);
  const failure =
    weights.canary === 0 && tick.status.iterations === 0
      ? await begin(tick)
      : (await rolloutHooks(tick)) ?? metrics(tick);
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
    const answer = await tick.ask(hook);
    if (!answer.ok) {
      return `Halt ${tick.name} advancement pre-rollout check ${hook.name} failed ${answer.error}`;
    }
    await tick.normal(`Pre-rollout check ${hook.name} passed`);
  }
  return null;
}

async function rolloutHooks(tick: Tick): Promise<string | null> {
  for (const hook of tick.hooks('rollout')) {
    const answer = await tick.ask(hook);
    if (!answer.ok) {
      return `Halt ${tick.name} advancement external check ${hook.name} failed ${answer.error}`;
    }
  }
  return null;
}

/** Built-in and inline metrics first, then templates; the first failure ends the tick. */
function metrics(tick: Tick): string | null {
  const all = tick.canary.spec.analysis.metrics ?? [];
  const ordered = [
    ...all.filter(metric => !metric.templateRef),
    ...all.filter(metric => metric.templateRef),
  ];
  for (const metric of ordered) {
    const failure = check(tick, metric);
    if (failure) return failure;
  }
  return null;
}

function check(tick: Tick, metric: Metric): string | null {
  const answer = tick.services.metrics.evaluate(tick.canary, metric);
  switch (answer.kind) {
    case 'no-values':
      return metric.templateRef
        ? `Halt advancement no values found for custom metric: ${metric.name}: no values found`
        : `Halt advancement no values found for metric: ${metric.name}`;
    case 'error':
      return `Metric query failed for ${metric.name}: ${answer.message}`;
    default:
      return bound(tick, metric, answer.value);
  }
}

function bound(tick: Tick, metric: Metric, value: number): string | null {
  const { min, max } = metric.thresholdRange ?? { max: metric.threshold ?? 0 };
  const halt = `Halt ${tick.name} advancement`;
  const shown = `${metric.name} ${value.toFixed(2)}`;
  if (min !== undefined && value < min) return `${halt} ${shown} < ${min}`;
  if (max !== undefined && value > max) return `${halt} ${shown} > ${max}`;
  return null;
}
