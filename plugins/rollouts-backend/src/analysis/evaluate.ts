import type { MetricCheck } from '@rollouts/backstage-plugin-rollouts-common';
import { SourceError } from '../collectors/monitoring/SourceError';
import type { InstantAnswer } from '../collectors/prometheus/PrometheusClient';
import { Asked, checkMetric } from '../domain/analysis/checkMetric';
import type { Answered } from '../domain/analysis/judge';
import { notReached } from '../domain/analysis/lastCheck';
import type { PlannedMetric } from '../domain/analysis/planMetrics';
import type { Utterance } from '../domain/state';
import { reasonOf } from '../reasonOf';

/** Asks a metrics server. Throws with the reason when it cannot. */
export type Ask = (query: string) => Promise<InstantAnswer>;

interface EvaluateOptions {
  planned: PlannedMetric[];
  /** Null: no metrics server is configured for the cluster. */
  ask: Ask | null;
  /** What Flagger calls the rollout: the name of its target. */
  target: string;
  namespace: string;
  /** Whether Flagger's gauges are of the present run; they are not asked otherwise. */
  checked: boolean;
  utterances: Utterance[];
  since: number;
  now: number;
}

/** Every metric of a Canary, asked at once; one that fails costs the others nothing. */
export async function evaluate(
  options: EvaluateOptions,
): Promise<MetricCheck[]> {
  const { planned, ask, checked } = options;
  const gauges =
    ask && checked ? await ask(gaugeQuery(options)).catch(() => null) : null;
  const missed = notReached(planned, options);
  return Promise.all(
    planned.map(async metric => {
      const asked = await askFor(metric, ask);
      const gauge = gauges && {
        samples: gauges.samples.filter(s => s.labels.metric === metric.name),
        warnings: [],
      };
      return checkMetric(
        metric,
        { ...asked, gauge },
        { ...options, notReachedAfter: missed.get(metric.name) ?? null },
      );
    }),
  );
}

async function askFor(
  { query, primaryQuery }: PlannedMetric,
  ask: Ask | null,
): Promise<{
  canary: Answered | null;
  primary: Answered | null;
  error: Asked['error'];
}> {
  const nothing = { canary: null, primary: null, error: null };
  if (query === null) return nothing;
  if (!ask) return { ...nothing, error: { code: 'no-source', text: null } };
  try {
    const [canary, primary] = await Promise.all([
      ask(query),
      // The comparison is worth less than the check itself.
      primaryQuery === null ? null : ask(primaryQuery).catch(() => null),
    ]);
    return { canary, primary, error: null };
  } catch (error) {
    const isRefused = error instanceof SourceError && error.kind === 'refused';
    const code = isRefused ? 'query-refused' : 'query-failed';
    return { ...nothing, error: { code, text: reasonOf(error) } };
  }
}

/** A Prometheus that scrapes Flagger without honorLabels keeps the namespace under another name. */
function gaugeQuery({
  target,
  namespace,
}: Pick<EvaluateOptions, 'target' | 'namespace'>): string {
  const [name, ns] = [target, namespace].map(quote);
  const gauge = 'flagger_canary_metric_analysis';
  return `${gauge}{name=${name},namespace=${ns}} or ${gauge}{name=${name},exported_namespace=${ns}}`;
}

/** A PromQL string, whatever is in the name. */
function quote(text: string): string {
  return `"${text.replace(/[\\"]/g, '\\$&').replace(/\n/g, '\\n')}"`;
}
