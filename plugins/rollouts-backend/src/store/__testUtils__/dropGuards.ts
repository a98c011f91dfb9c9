import type { Knex } from 'knex';

/** Takes away what the database refuses to change, as whoever owns the tables can. */
export async function dropGuards(knex: Knex): Promise<void> {
  const isPostgres = knex.client.config.client === 'pg';
  const sql = isPostgres
    ? [
        'DROP TRIGGER audit_rows ON audit',
        'DROP TRIGGER audit_head_rows ON audit_head',
      ]
    : [
        'DROP TRIGGER audit_changed',
        'DROP TRIGGER audit_removed',
        'DROP TRIGGER audit_head_changed',
      ];
  for (const statement of sql) await knex.raw(statement);
}
