import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { aRow, chained } from '../../domain/audit/__testUtils__/aChain';
import { run } from './run';
import { isTold } from '../../domain/audit/anchors';
import { readAnchors } from './readAnchors';

const folder = mkdtempSync(join(tmpdir(), 'audit-'));
let files = 0;
const written = (text: string) => {
  files += 1;
  const file = join(folder, `file-${files}`);
  writeFileSync(file, text);
  return file;
};

const chain = chained([1, 2, 3, 4].map(n => aRow(n)));
const exported = chain.map(({ text, prev, hash }) => ({
  ...JSON.parse(text),
  prev,
  hash,
}));
const last = chain[3];

/** An export with these rows, as the portal writes it. */
function anExport(
  rows: object[],
  { complete = true, end = rows.length, head = last as object } = {},
) {
  const { seq, hash } = head as typeof last;
  const lines = [
    { rolloutsAudit: 1, exportedAt: 0, complete, head: { seq, hash } },
    ...rows,
    { end: { rows: end } },
  ];
  return written(`${lines.map(line => JSON.stringify(line)).join('\n')}\n`);
}

const verified = async (...args: string[]) => {
  const { code, text } = await run(args);
  return [code, text.split('\n')[0]];
};

describe('verify-audit', () => {
  it('finds an export whole', async () => {
    expect(await verified(anExport(exported))).toEqual([
      0,
      expect.stringContaining(
        `The chain is whole: 4 rows. It begins with row 1. Its last row is 4:${last.hash}`,
      ),
    ]);
  });

  it.each<[string, (rows: any[]) => object[], string]>([
    [
      'changed',
      rows =>
        rows.map(r => (r.seq === 2 ? { ...r, user: 'user:default/bob' } : r)),
      'Row 2 was changed: it does not fit its hash.',
    ],
    [
      'missing',
      rows => rows.filter(({ seq }) => seq !== 2),
      'Rows 2 to 2 are missing.',
    ],
    [
      'missing at the end',
      rows => rows.slice(0, 2),
      'Rows 3 to 4 are missing at the end: more was written than there is.',
    ],
    ['swapped', ([a, b, c, d]) => [a, c, b, d], 'Rows 2 to 2 are missing.'],
  ])('says which row of an export is %s', async (_, tamper, text) => {
    expect(await verified(anExport(tamper(exported)))).toEqual([1, text]);
  });

  it('says when the file breaks off, or is something else', async () => {
    const whole = anExport(exported.slice(0, 2), { end: 4, head: chain[1] });
    expect(await verified(whole)).toEqual([
      1,
      'The file breaks off after 2 rows.',
    ]);
    expect(await verified(written('seq,time\n1,2\n'))).toEqual([
      1,
      expect.stringContaining('no JSON'),
    ]);
    expect(await verified(written('{"a":1}\n'))).toEqual([
      1,
      expect.stringContaining('no NDJSON export'),
    ]);
  });

  it('says of a selection what can be said', async () => {
    const rows = [exported[0], exported[2], exported[3]];
    expect(await verified(anExport(rows, { complete: false }))).toEqual([
      0,
      expect.stringContaining(
        'None of the 3 rows was changed. The file is a selection',
      ),
    ]);
    rows[1] = { ...rows[1], reason: 'none' };
    expect(await verified(anExport(rows, { complete: false }))).toEqual([
      1,
      'Row 3 was changed: it does not fit its hash.',
    ]);
  });

  it('compares with what the auditor was told', async () => {
    const anew = chained([1, 2, 3, 4].map(n => aRow(n, { reason: 'other' })));
    const rows = anew.map(({ text, prev, hash }) => ({
      ...JSON.parse(text),
      prev,
      hash,
    }));
    const file = anExport(rows, { head: anew[3] });
    const log = written(
      `{"eventId":"audit-row","status":"succeeded","meta":{"seq":3,"hash":"${chain[2].hash}"}}\n`,
    );
    expect((await verified(file))[0]).toBe(0);
    const found = [
      1,
      expect.stringMatching(/^Row \d is not the one that the auditor/),
    ];
    expect(await verified(file, '--anchors', log)).toEqual(found);
    expect(await verified(file, '--anchor', `4:${last.hash}`)).toEqual(found);
  });

  it('ends with 2 when it cannot read what it is given', async () => {
    expect((await verified())[0]).toBe(2);
    expect((await verified('a', 'b'))[0]).toBe(2);
    expect((await verified(join(folder, 'nowhere')))[0]).toBe(2);
    expect((await verified('--unknown'))[0]).toBe(2);
    const file = anExport(exported);
    expect((await verified(file, '--anchor', 'nonsense'))[0]).toBe(2);
    expect((await verified(file, '--anchors', written('none')))[0]).toBe(2);
  });
});

describe('anchors in a log', () => {
  const hash = (digit: string) => digit.repeat(64);

  it('are found in JSON and in text', () => {
    const log = [
      `{"eventId":"audit-row","meta":{"seq":1,"hash":"${hash('a')}"}}`,
      `info rollouts.audit-row isAuditEvent=true meta={"hash":"${hash(
        'b',
      )}","seq":2}`,
      `{"eventId":"other","meta":{"seq":9,"hash":"${hash('c')}"}}`,
    ].join('\n');
    expect(readAnchors(log)).toEqual({
      hashes: new Map([
        [1, hash('a')],
        [2, hash('b')],
      ]),
      log: { told: new Set([1, 2]), first: 1, last: 2 },
    });
  });

  it('count as they were told first', () => {
    const told = (digit: string) => `audit-row seq=1 hash=${hash(digit)}`;
    expect([...readAnchors(`${told('a')}\n${told('b')}`).hashes]).toEqual([
      [1, hash('a')],
    ]);
  });

  it('tell apart what was written from the end that a start found', () => {
    const head = `audit-row meta={"seq":7,"hash":"${hash(
      'a',
    )}","queryType":"head"}`;
    const gate = `audit-row meta={"seq":5,"hash":"${hash(
      'b',
    )}","queryType":"gate"}`;
    expect(readAnchors(`${gate}\n${head}`)).toEqual({
      hashes: new Map([
        [5, hash('b')],
        [7, hash('a')],
      ]),
      log: { told: new Set([5]), first: 5, last: 5 },
    });
    // Nor is a log of nothing else one that says nothing of rows: it proves the writer of none.
    const alone = readAnchors(head);
    expect(isTold(alone, 7)).toBe(false);
    expect(alone.hashes.has(7)).toBe(true);
  });
});
