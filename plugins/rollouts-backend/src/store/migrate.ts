import { resolvePackagePath } from '@backstage/backend-plugin-api';
import type { Knex } from 'knex';

const directory = resolvePackagePath(
  '@rollouts/backstage-plugin-rollouts-backend',
  'migrations',
);

/** Brings the plugin's tables to the newest version. */
export async function migrate(knex: Knex): Promise<void> {
  await knex.migrate.latest({ directory });
}

/** Takes the newest migration back, as an operator does before going back to an older version. */
export async function migrateDown(knex: Knex): Promise<void> {
  await knex.migrate.down({ directory });
}
