import { TestDatabaseId, TestDatabases } from '@backstage/backend-test-utils';
import type { Knex } from 'knex';
import { createKnexStore } from '../knexStore';
import { migrate } from '../migrate';
import type { Store } from '../Store';

/** PostgreSQL only where the environment offers one; .ci/run does. */
export const databases = TestDatabases.create({
  ids: ['POSTGRES_15', 'SQLITE_3'],
});

export const NOW = Date.UTC(2026, 0, 2, 12);

/** A store with fresh, empty tables. */
export async function storeOn(
  id: TestDatabaseId,
): Promise<{ store: Store; knex: Knex }> {
  const knex = await databases.init(id);
  await migrate(knex);
  return { knex, store: createKnexStore({ knex, now: () => NOW }) };
}
