import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { migrate, migrateDown } from './migrate';
import { databases } from './__testUtils__/storeOn';

jest.setTimeout(60_000);

const migrations = join(__dirname, '..', '..', 'migrations');
const tables = [
  'actions',
  'analyses',
  'audit',
  'audit_head',
  'gate_notices',
  'gate_polls',
  'leases',
  'releases',
  'rollout_annotations',
  'rollout_entities',
  'rollouts',
  'samples',
  'sources',
  'timeline',
];

describe.each(databases.eachSupportedId())('migrations on %s', databaseId => {
  it('go up, down and up again', async () => {
    const knex = await databases.init(databaseId);
    const existing = () =>
      Promise.all(tables.map(table => knex.schema.hasTable(table)));

    await migrate(knex);
    expect(await existing()).toEqual(tables.map(() => true));

    // One at a time, newest first.
    for (const _ of readdirSync(migrations)) await migrateDown(knex);
    expect(await existing()).toEqual(tables.map(() => false));

    await migrate(knex);
    expect(await existing()).toEqual(tables.map(() => true));
  });
});
