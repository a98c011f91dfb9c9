import type {
  MetricCheck,
  Source,
} from '@rollouts/backstage-plugin-rollouts-common';

/** A metrics server by its configuration. */
export interface MetricsServer {
  name: string;
  clusters: string[];
}

interface Kept {
  at: number;
  metrics: MetricCheck[];
}

/** Whether a server left every question of the newest analysis without an answer. */
export function isUnanswered({ metrics }: Kept): boolean {
  const asked = metrics.filter(({ query }) => query !== null);
  return asked.length > 0 && asked.every(metric => failureOf(metric) !== null);
}

/**
 * How well a metrics server is known, by what the analysis itself got from it: who judges a release
 * does not ask for alerts, and who serves this page need not be the one who judges.
 *
 * @param answeredAt when it answered last before, null: never in this release
 */
export function metricsSource(
  { name, clusters }: MetricsServer,
  kept: Kept,
  answeredAt: number | null,
): Source {
  const isDown = isUnanswered(kept);
  const [message = null] = kept.metrics.flatMap(m => failureOf(m) ?? []);
  const lastSuccessAt = isDown ? answeredAt : kept.at;
  const lastError = isDown && message ? { at: kept.at, message } : null;
  return {
    id: `prometheus:${name}`,
    kind: 'prometheus',
    name,
    clusters,
    state: isDown ? 'down' : 'live',
    lastSuccessAt,
    lastError,
    clockSkewMs: null,
    simulated: false,
    flagger: null,
    feeds: [
      {
        name: 'query',
        state: isDown ? 'failing' : 'live',
        lastSuccessAt,
        lastError,
      },
    ],
  };
}

/** A refusal is an answer. */
function failureOf({ problems }: MetricCheck): string | null {
  const failed = problems.find(({ code }) => code === 'query-failed');
  return failed ? failed.text ?? '' : null;
}
