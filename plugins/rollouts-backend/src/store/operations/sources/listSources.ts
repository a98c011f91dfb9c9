import type { Source } from '@rollouts/backstage-plugin-rollouts-common';
import type { Knex } from 'knex';
import type { SourceRow } from '../../tables';

export async function listSources(
  knex: Knex,
): Promise<Array<{ source: Source; savedAt: number }>> {
  const rows = await knex<SourceRow>('sources').orderBy('cluster');
  return rows.map(row => {
    const source = JSON.parse(row.source_json) as Source;
    return {
      // Not in what an older version of this plugin wrote.
      source: { ...source, flagger: source.flagger ?? null },
      savedAt: Number(row.saved_at),
    };
  });
}
