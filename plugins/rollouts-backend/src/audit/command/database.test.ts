import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { resolvePackagePath } from '@backstage/backend-plugin-api';
import type { Knex } from 'knex';
import { aRow, chained } from '../../domain/audit/__testUtils__/aChain';
import type { AuditDraft } from '../../domain/audit/draft';
import { createKnexStore } from '../../store/knexStore';
import { migrate } from '../../store/migrate';
import { columnsOf } from '../../store/operations/audit/tables';
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

  /** Six rows, and what the auditor was told of them. */
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
    const anchored = ['--database', address, '--anchors', log];
    return { address, knex, anchored, store, log, told };
  }

  /** The same, for whoever owns the tables: their guards are gone. */
  async function unguarded() {
    const it = await written();
    await dropGuards(it.knex);
    return it;
  }

  /** Whoever may only write rows appends one, with its right hash, and sets the end forward. */
  async function appendByHand(knex: Knex, changes: Partial<AuditDraft>) {
    const [head] = await knex('audit_head');
    const after = { seq: Number(head.seq), hash: head.hash };
    const [{ seq, text: content, prev, hash }] = chained(
      [aRow(after.seq + 1, changes)],
      after,
    );
    await knex('audit').insert({
      seq,
      row_json: content,
      prev_hash: prev,
      hash,
      ...columnsOf(JSON.parse(content)),
    });
    await knex('audit_head').update({ seq, hash });
    return `${seq}:${hash}`;
  }

  it('is verified by the command, which finds an end that was cut off', async () => {
    const { address, knex, anchored } = await unguarded();

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
    const { knex, anchored } = await unguarded();
    await tamper(knex);

    const { code, text: said } = await run(anchored);

    expect([code, said.split('\n')[0]]).toEqual([1, expected]);
  });

  it('is not cut by hand unnoticed, with nothing but the right to write rows', async () => {
    const { address, knex, anchored, store } = await written();
    const [third] = await knex('audit').where({ seq: 3 });
    const signed = await appendByHand(knex, {
      kind: 'cut',
      outcome: 'cut',
      event: 'retention',
      cut: { from: 1, upTo: 3, rows: 3, lastHash: third.hash },
    });
    await knex('audit').where('seq', '<=', 3).delete();
    const forged = [
      1,
      'Rows 1 to 3 were removed. Row 7 signs that off, and the auditor was not told of that row: it was written by hand, or its event was lost.',
    ];

    const found = await command('main.ts', ...anchored);
    expect([found.code, found.text]).toEqual(forged);
    // Without a log that is all that can be said.
    const alone = await run(['--database', address]);
    expect([alone.code, alone.text]).toEqual([
      0,
      expect.stringContaining(
        `a cut of rows 1 to 3, not proven by anchors: look whether the auditor was told of ${signed}`,
      ),
    ]);
    // Nor does it help to wait for the portal's next row.
    await store.addAudit([aRow(8)]);
    const later = await run(anchored);
    expect([later.code, later.text]).toEqual(forged);
  });

  it('shows a row that was appended by hand, once others are told after it', async () => {
    const { knex, anchored, store, log, told } = await written();
    const hand = await appendByHand(knex, { user: 'user:default/mallory' });

    const atOnce = await run(anchored);
    expect([atOnce.code, atOnce.text]).toEqual([
      0,
      expect.stringContaining('Rows 7 to 7 are not proven by anchors'),
    ]);
    await store.addAudit([aRow(8)]);
    await writeFile(log, told.join('\n'));
    const later = await run(anchored);
    expect([later.code, later.text]).toEqual([
      1,
      expect.stringContaining('before and after rows 7 to 7, and not of these'),
    ]);
    // Somebody found its event after all.
    const looked = await run([...anchored, '--anchor', hand]);
    expect([looked.code, looked.text]).toEqual([
      0,
      expect.stringContaining(
        'Up to its last row, 8, it is what the auditor was told.',
      ),
    ]);
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
