import knexFactory, { Knex } from 'knex';

/** Opens the database at `postgresql://…` or in a file of SQLite. */
export function openDatabase(
  address: string,
  options: { readonly: boolean },
): Knex {
  return /^postgres(?:ql)?:/.test(address)
    ? knexFactory({ client: 'pg', connection: address })
    : knexFactory({
        client: 'better-sqlite3',
        connection: { filename: address, options },
        useNullAsDefault: true,
      });
}
