import type { Metric } from '../canary';
import type { MetricAnswer } from '../Services';
import type { Tick } from '../Tick';
import { bound } from './bound';
import { isBuiltIn, missingTemplate } from './templates';

/**
 * Evaluates the metrics in Flagger's order: built-in and inline ones first, then templates. The
 * first failure ends it.
 *
 * @returns what Flagger says about the failure, or null.
 */
export function checkMetrics(tick: Tick): string | null {
  const all = tick.canary.spec.analysis.metrics ?? [];
  const own = all.filter(metric => isBuiltIn(metric) || metric.query);
  const templated = all.filter(metric => metric.templateRef);
  const rest = all.filter(m => !own.includes(m) && !templated.includes(m));
  for (const metric of own) {
    const failure = check(tick, { ...metric, templateRef: undefined });
    if (failure) return failure;
  }
  for (const metric of templated) {
    const failure =
      missingTemplate(tick, metric, 'Metric') ?? check(tick, metric);
    if (failure) return failure;
  }
  return rest.length > 0
    ? 'Metric query failed for no usable metrics template and query were configured'
    : null;
}

function check(tick: Tick, metric: Metric): string | null {
  const answer = tick.services.metrics.evaluate(tick.canary, metric);
  if (answer.kind !== 'value') return unanswered(tick, metric, answer);
  const inSeconds = isDuration(metric);
  tick.series.setReading(
    tick.canary,
    metric.name,
    inSeconds ? answer.value / 1_000 : answer.value,
  );
  const failure = bound(metric, answer.value);
  return failure && `Halt ${tick.name} advancement ${failure}`;
}

function isDuration(metric: Metric): boolean {
  return metric.name === 'request-duration' && !metric.templateRef;
}

function unanswered(
  tick: Tick,
  metric: Metric,
  answer: Exclude<MetricAnswer, { kind: 'value' }>,
): string {
  const nothing = 'Halt advancement no values found for';
  const { name } = metric;
  if (metric.templateRef) {
    return answer.kind === 'no-values'
      ? `${nothing} custom metric: ${name}: no values found`
      : `Metric query failed for ${name}: ${answer.message}`;
  }
  if (isBuiltIn(metric)) {
    if (answer.kind === 'error') {
      return `Prometheus query failed: ${answer.message}`;
    }
    const provider = tick.canary.spec.provider ?? 'gatewayapi';
    const more = isDuration(metric) ? '' : ': no values found';
    return `${nothing} ${provider} metric ${name} probably ${tick.target} is not receiving traffic${more}`;
  }
  return answer.kind === 'no-values'
    ? `${nothing} metric: ${name}`
    : `Prometheus query failed for ${name}: ${answer.message}`;
}
