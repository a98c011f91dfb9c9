import type {
  MetricCheck,
  Reading,
} from '@rollouts/backstage-plugin-rollouts-common';
import type { Knex } from 'knex';
import type { StoredAnalysis } from '../../AnalysisStore';
import type { AnalysisRow, SampleRow } from '../../tables';
import { hasEpoch } from '../leases/hasEpoch';

/** The newest readings and one sample of each, in one transaction. */
export async function saveAnalysis(
  knex: Knex,
  releaseId: string,
  { at, metrics }: StoredAnalysis,
  lease: { cluster: string; epoch: number },
): Promise<boolean> {
  return knex.transaction(async trx => {
    if (!(await hasEpoch(trx, lease.cluster, lease.epoch))) return false;
    await trx<AnalysisRow>('analyses')
      .insert({
        release_id: releaseId,
        at,
        metrics_json: JSON.stringify(metrics),
      })
      .onConflict('release_id')
      .merge();
    const rows = metrics.flatMap(metric => samplesOf(releaseId, metric, at));
    if (rows.length > 0) {
      await trx<SampleRow>('samples')
        .insert(rows)
        .onConflict(['release_id', 'metric', 'role', 'at'])
        .ignore();
    }
    return true;
  });
}

/** What could not be asked leaves no sample: that is a gap, not an answer. */
function samplesOf(
  releaseId: string,
  { name, result, canary, primary, primaryQuery }: MetricCheck,
  at: number,
): SampleRow[] {
  if (result === 'not-evaluated') return [];
  const row = (
    role: SampleRow['role'],
    reading: Reading | null,
  ): SampleRow => ({
    release_id: releaseId,
    metric: name,
    role,
    at,
    value: reading?.value ?? null,
  });
  return [
    row('canary', canary),
    ...(primaryQuery === null ? [] : [row('primary', primary)]),
  ];
}
