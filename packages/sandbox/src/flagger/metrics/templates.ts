import type { Metric } from '../canary';
import type { Tick } from '../Tick';

/** Metrics that Flagger has queries of its own for. */
export function isBuiltIn({ name }: Metric): boolean {
  return name === 'request-success-rate' || name === 'request-duration';
}

/** What Flagger says about a MetricTemplate that is not there; null when it is. */
export function missingTemplate(
  { services, canary }: Tick,
  { templateRef }: Metric,
  word: 'Metric' | 'metric',
): string | null {
  if (!templateRef) return null;
  const { name } = templateRef;
  const namespace = templateRef.namespace || canary.metadata.namespace;
  const template = services.store.get(
    'metrictemplates.flagger.app',
    namespace,
    name,
  );
  return template
    ? null
    : `${word} template ${name}.${namespace} error: metrictemplate.flagger.app "${name}" not found`;
}
