import type { Knex } from 'knex';

/** Now in UTC milliseconds by the clock of the database, plus some milliseconds. */
export function databaseTime(knex: Knex, plusMs = 0): Knex.Raw {
  const now =
    knex.client.config.client === 'pg'
      ? '(extract(epoch from clock_timestamp()) * 1000)::bigint'
      : "cast((julianday('now') - 2440587.5) * 86400000 as integer)";
  return knex.raw(`${now} + ?`, [plusMs]);
}
