import type { Knex } from 'knex';
import type { StoredAnalysis, StoredSample } from '../../AnalysisStore';
import type { AnalysisRow, SampleRow } from '../../tables';

export async function readAnalysis(
  knex: Knex,
  releaseId: string,
): Promise<StoredAnalysis | null> {
  const row = await knex<AnalysisRow>('analyses')
    .where({ release_id: releaseId })
    .first('at', 'metrics_json');
  return row
    ? { at: Number(row.at), metrics: JSON.parse(row.metrics_json) }
    : null;
}

export async function listSamples(
  knex: Knex,
  releaseId: string,
): Promise<StoredSample[]> {
  const rows = await knex<SampleRow>('samples')
    .where({ release_id: releaseId })
    .orderBy('at')
    .select('metric', 'role', 'at', 'value');
  return rows.map(row => ({ ...row, at: Number(row.at) }));
}
