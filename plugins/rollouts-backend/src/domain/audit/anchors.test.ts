import { aChain, aRow, chained, verified } from './__testUtils__/aChain';
import type { Anchors } from './anchors';
import type { ChainRow } from './chain';
import { sayVerification } from './say';

/** What the auditor's log holds: rows as they were written, and ends that a start found. */
const aLog = (written: ChainRow[], found: ChainRow[] = []): Anchors => {
  const numbers = written.map(({ seq }) => seq);
  return {
    hashes: new Map([...written, ...found].map(row => [row.seq, row.hash])),
    log: {
      told: new Set(numbers),
      first: Math.min(...numbers),
      last: Math.max(...numbers),
    },
  };
};

const rows = aChain(6);
const by = (hand: Parameters<typeof aRow>[1], after = rows) =>
  chained([aRow(after.length + 1, hand)], after.at(-1));
/** Whoever may write rows signs a cut off, and removes what it names. */
const signed = by({
  kind: 'cut',
  event: 'retention',
  outcome: 'cut',
  cut: { from: 1, upTo: 3, rows: 3, lastHash: rows[2].hash },
});
const forged = [...rows.slice(3), ...signed];
const unproven = {
  code: 'cut-not-anchored',
  params: { seq: 7, from: 1, to: 3 },
};

describe('a cut that was signed off by hand', () => {
  it('is whole by itself, and said not to be proven', () => {
    const said = verified(forged);
    expect(said).toMatchObject({
      problem: null,
      cut: { signedBy: { seq: 7, hash: signed[0].hash }, anchored: false },
    });
    expect(sayVerification(said)).toContain(
      `not proven by anchors: look whether the auditor was told of 7:${signed[0].hash}`,
    );
  });

  it('is found by the log, which tells of the rows and not of the cut', () => {
    expect(verified(forged, { anchors: aLog(rows) }).problem).toEqual(unproven);
  });

  it('is found also after the portal appended to it, or found it at its start', () => {
    const later = [...forged, ...chained([aRow(8)], signed[0])];
    const appended = aLog([...rows, later.at(-1)!]);
    expect(verified(later, { anchors: appended }).problem).toEqual(unproven);
    const restarted = aLog(rows, signed);
    expect(verified(forged, { anchors: restarted }).problem).toEqual(unproven);
  });

  it('is a cut where the auditor was told of it', () => {
    const said = verified(forged, { anchors: aLog([...rows, ...signed]) });
    expect(said).toMatchObject({ problem: null, cut: { anchored: true } });
    expect(sayVerification(said)).toContain(
      'which row 7 signs off, as the auditor was told. Up to its last row, 7,',
    );
  });

  it('is not judged by a log that begins after it', () => {
    const later = [...forged, ...chained([aRow(8)], signed[0])];
    expect(verified(later, { anchors: aLog(later.slice(-1)) })).toMatchObject({
      problem: null,
      cut: { anchored: false },
    });
  });

  it('is not judged by a row that somebody looked up, except by its own', () => {
    const at = (row: ChainRow) => verified(forged, { anchors: [row] });
    expect(at(rows[5])).toMatchObject({
      problem: null,
      cut: { anchored: false },
      anchored: 6,
    });
    expect(at(signed[0]).cut?.anchored).toBe(true);
    // It went with the beginning: nothing could be compared.
    expect(at(rows[1])).toMatchObject({ problem: null, anchored: null });
  });
});

describe('a row that was appended by hand', () => {
  const hand = by({ user: 'user:default/mallory' });
  const longer = [...rows, ...hand];

  it('is said not to be proven while it is the last one', () => {
    const said = verified(longer, { anchors: aLog(rows) });
    expect(said).toMatchObject({ problem: null, anchored: 6 });
    expect(sayVerification(said)).toContain(
      `Rows 7 to 7 are not proven by anchors: look for their events, up to 7:${hand[0].hash}`,
    );
    // That a start of the portal found it at the end says nothing of who wrote it.
    const restarted = aLog(rows, hand);
    expect(verified(longer, { anchors: restarted }).anchored).toBe(6);
  });

  it('is found once the auditor was told of a later one', () => {
    const followed = [...longer, ...chained([aRow(8)], hand[0])];
    const told = aLog([...rows, followed[7]], hand);
    expect(verified(followed, { anchors: told }).problem).toEqual({
      code: 'not-anchored',
      params: { from: 7, to: 7 },
    });
  });

  it('is found as one of several, the first ones first', () => {
    const long = aChain(9);
    const told = aLog([long[0], long[3], long[5], long[8]]);
    expect(verified(long, { anchors: told }).problem).toEqual({
      code: 'not-anchored',
      params: { from: 2, to: 3 },
    });
  });

  it('hides nothing that is proven to be wrong', () => {
    const long = aChain(9);
    const told = aLog([long[0], long[8]]);
    long[4] = { ...long[4], text: long[4].text.replace('ann', 'bob') };
    expect(verified(long, { anchors: told }).problem?.code).toBe('changed');
  });
});
