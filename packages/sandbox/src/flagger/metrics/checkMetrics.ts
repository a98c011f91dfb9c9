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

const NOTHING = 'Halt advancement no values found for';

type NoValue = Exclude<MetricAnswer, { kind: 'value' }>;

function unansweredTemplate(
  tick: Tick,
  name: string,
  template: NonNullable<Metric['templateRef']>,
  answer: NoValue,
): string {
  if (answer.kind === 'no-values') {
    return `${NOTHING} custom metric: ${name}: no values found`;
  }
  if (!answer.unrendered) {
    return `Metric query failed for ${name}: ${answer.message}`;
  }
  const namespace = template.namespace || tick.canary.metadata.namespace;
  return `Metric template ${template.name}.${namespace} query render error: ${answer.message}`;
}

function unanswered(tick: Tick, metric: Metric, answer: NoValue): string {
  const { name, templateRef } = metric;
  if (templateRef) return unansweredTemplate(tick, name, templateRef, answer);
  if (isBuiltIn(metric)) {
    if (answer.kind === 'error') {
      return `Prometheus query failed: ${answer.message}`;
    }
    const provider = tick.canary.spec.provider ?? 'gatewayapi';
    const more = isDuration(metric) ? '' : ': no values found';
    return `${NOTHING} ${provider} metric ${name} probably ${tick.target} is not receiving traffic${more}`;
  }
  return answer.kind === 'no-values'
    ? `${NOTHING} metric: ${name}`
    : `Prometheus query failed for ${name}: ${answer.message}`;
}
