import type { Source } from '@rollouts/backstage-plugin-rollouts-common';
import type { Knex } from 'knex';
import type { SourceRow } from '../../tables';

export async function listSources(
  knex: Knex,
): Promise<Array<{ source: Source; savedAt: number }>> {
  const rows = await knex<SourceRow>('sources').orderBy('cluster');
  return rows.map(row => ({
    source: toSource(row.source_json),
    savedAt: Number(row.saved_at),
  }));
}

export function toSource(json: string): Source {
  const source = JSON.parse(json) as Source;
  // Not in what an older version of this plugin wrote.
  return { ...source, flagger: source.flagger ?? null };
}
