import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { resolvePackagePath } from '@backstage/backend-plugin-api';
import type { Knex } from 'knex';
import { aRow } from '../../domain/audit/__testUtils__/aChain';
import { createKnexStore } from '../../store/knexStore';
import { migrate } from '../../store/migrate';
import { dropGuards } from '../../store/__testUtils__/dropGuards';
import { databases } from '../../store/__testUtils__/storeOn';
import { openDatabase } from './openDatabase';
import { run } from './run';

jest.setTimeout(120_000);

const plugin = resolvePackagePath(
  '@rollouts/backstage-plugin-rollouts-backend',
);

/** A script of this folder as a process of its own. */
async function command(script: string, ...args: string[]) {
  const child = spawn(
    process.execPath,
    [
      '--require',
      require.resolve('@backstage/cli/config/nodeTransform.cjs'),
      join(__dirname, script),
      ...args,
    ],
    { cwd: plugin, stdio: ['ignore', 'pipe', 'inherit'] },
  );
  const said = text(child.stdout);
  const [code] = await once(child, 'exit');
  return { code, text: (await said).trim() };
}

function addressOf(knex: Knex): string {
  const { host, port, user, password, database } = knex.client.config
    .connection as Record<string, string>;
  const url = new URL('postgresql://localhost');
  Object.assign(url, { hostname: host, port, username: user });
  if (password) url.password = password;
  url.pathname = `/${database}`;
  return url.href;
}

describe.each(databases.eachSupportedId())('the audit in %s', databaseId => {
  let folder: string;
  let opened: Knex[] = [];

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'audit-database-'));
  });

  afterEach(async () => {
    await Promise.all(opened.map(knex => knex.destroy()));
    opened = [];
    await rm(folder, { recursive: true });
  });

  /** Where the tables are, and a connection of whoever owns them. */
  async function prepared(): Promise<{ address: string; knex: Knex }> {
    if (databaseId !== 'SQLITE_3') {
      const knex = await databases.init(databaseId);
      await migrate(knex);
      return { address: addressOf(knex), knex };
    }
    const address = join(folder, 'rollouts.sqlite');
    const knex = openDatabase(address, { readonly: false });
    opened.push(knex);
    await migrate(knex);
    return { address, knex };
  }

  /** Six rows, what the auditor was told of them, and the guards of the tables gone. */
  async function written() {
    const { address, knex } = await prepared();
    const told: string[] = [];
    const store = createKnexStore({
      knex,
      now: () => 0,
      audit: {
        identityOf: () => null,
        onAppended: ({ seq, hash }) =>
          told.push(
            JSON.stringify({ eventId: 'audit-row', meta: { seq, hash } }),
          ),
      },
    });
    await store.addAudit([1, 2, 3, 4, 5, 6].map(n => aRow(n)));
    const log = join(folder, 'auditor.log');
    await writeFile(log, told.join('\n'));
    await dropGuards(knex);
    const anchored = ['--database', address, '--anchors', log];
    return { address, knex, anchored };
  }

  it('is verified by the command, which finds an end that was cut off', async () => {
    const { address, knex, anchored } = await written();

    const whole = await command('main.ts', ...anchored);
    await knex('audit').where('seq', '>', 4).delete();
    const [{ hash }] = await knex('audit').where({ seq: 4 }).select('hash');
    await knex('audit_head').update({ seq: 4, hash });
    const cut = await command('main.ts', ...anchored);

    expect(whole).toEqual({
      code: 0,
      text: expect.stringContaining('The chain is whole: 6 rows.'),
    });
    expect(cut).toEqual({
      code: 1,
      text: expect.stringContaining('Rows 5 to 6 are missing at the end'),
    });
    // Without what the auditor was told nothing shows: the head was set back as well.
    expect((await run(['--database', address])).code).toBe(0);
  });

  it.each<[string, (knex: Knex) => Promise<unknown>, string]>([
    [
      'changed',
      async knex => {
        const [row] = await knex('audit').where({ seq: 3 });
        const forged = { ...JSON.parse(row.row_json), reason: 'another' };
        await knex('audit')
          .where({ seq: 3 })
          .update({ row_json: JSON.stringify(forged) });
      },
      'Row 3 was changed: it does not fit its hash.',
    ],
    [
      'missing',
      knex => knex('audit').where({ seq: 3 }).delete(),
      'Rows 3 to 3 are missing.',
    ],
  ])('shows which row is %s', async (_, tamper, expected) => {
    const { knex, anchored } = await written();
    await tamper(knex);

    const { code, text: said } = await run(anchored);

    expect([code, said.split('\n')[0]]).toEqual([1, expected]);
  });

  it('stays one chain when two processes append under load', async () => {
    const { address } = await prepared();

    const ends = await Promise.all(
      ['a', 'b'].map(() => command('__testUtils__/append.ts', address, '150')),
    );

    expect(ends.map(({ code }) => code)).toEqual([0, 0]);
    const { code, text: said } = await run(['--database', address]);
    expect([code, said]).toEqual([
      0,
      expect.stringContaining('The chain is whole: 300 rows.'),
    ]);
  });
});
