import type { FlaggerSighting } from '@rollouts/backstage-plugin-rollouts-common';

/**
 * Whose Flagger the series of `flagger_info` are. A server that tells of several clusters must say of
 * which, as with alerts: by the label `cluster`.
 *
 * @param clusters those that the server tells of
 */
export function attribute(
  series: Array<Record<string, string>>,
  cluster: string,
  clusters: string[],
): { found: FlaggerSighting['found'] } | { error: string } {
  const own =
    clusters.length > 1
      ? series.filter(labels => labels.cluster === cluster)
      : series;
  if (own.length === 0 && series.some(labels => !labels.cluster)) {
    return {
      error: `flagger_info has no label cluster, and its server tells of ${clusters.join(
        ', ',
      )}`,
    };
  }
  return {
    found: own.map(labels => ({
      object: labels.pod ?? labels.instance ?? 'flagger_info',
      version: labels.version ?? null,
      ready: null,
    })),
  };
}
