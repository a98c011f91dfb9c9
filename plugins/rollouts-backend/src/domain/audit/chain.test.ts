import fc from 'fast-check';
import {
  aChain,
  aRow,
  chained,
  sha256,
  verified,
} from './__testUtils__/aChain';
import { canonical } from './canonical';
import { ChainRow, hashOf } from './chain';
import { sayVerification } from './say';

const forged = (row: ChainRow, change: object): ChainRow => {
  const text = canonical({ ...JSON.parse(row.text), ...change });
  return { ...row, text, hash: hashOf(text, row.prev, sha256) };
};
const problem = (...args: Parameters<typeof verified>) =>
  verified(...args).problem;

describe('canonical JSON', () => {
  it('does not depend on the order of keys, at any depth', () => {
    fc.assert(
      fc.property(fc.jsonValue(), value => {
        const shuffled = JSON.parse(JSON.stringify(value), (_, part) =>
          part && typeof part === 'object' && !Array.isArray(part)
            ? Object.fromEntries(Object.entries(part).reverse())
            : part,
        );
        expect(canonical(shuffled)).toBe(canonical(value));
        expect(JSON.parse(canonical(value))).toEqual(
          JSON.parse(JSON.stringify(value)),
        );
      }),
    );
  });

  it('is what RFC 8785 says of numbers, texts and keys', () => {
    expect(
      canonical({
        b: [1e21, 0.000001, null, undefined],
        a: '€\u0007"',
        c: undefined,
      }),
    ).toBe('{"a":"€\\u0007\\"","b":[1e+21,0.000001,null,null]}');
  });
});

describe('a chain', () => {
  it('is whole as it was written, and empty before the first row', () => {
    expect(verified(aChain(5))).toMatchObject({
      problem: null,
      rows: 5,
      head: { seq: 5 },
      cut: null,
      anchored: null,
    });
    expect(verified([])).toEqual({
      problem: null,
      rows: 0,
      head: null,
      cut: null,
      anchored: null,
    });
  });

  it('shows a row that was changed', () => {
    const rows = aChain(5);
    rows[2] = {
      ...rows[2],
      text: rows[2].text.replace('reason 3', 'reason X'),
    };
    expect(problem(rows)).toEqual({ code: 'changed', params: { seq: 3 } });
  });

  it('shows a row that was changed and given a new hash, at the next one', () => {
    const rows = aChain(5);
    rows[2] = forged(rows[2], { user: 'user:default/bob' });
    expect(problem(rows)).toEqual({ code: 'unlinked', params: { seq: 4 } });
  });

  it('shows that the last row was changed and given a new hash, by the head', () => {
    const rows = aChain(5);
    const head = rows[4];
    rows[4] = forged(rows[4], { user: 'user:default/bob' });
    expect(problem(rows, { head })).toEqual({
      code: 'end-replaced',
      params: { seq: 5 },
    });
  });

  it('shows rows that were removed', () => {
    const rows = aChain(6);
    rows.splice(2, 2);
    expect(problem(rows)).toEqual({
      code: 'missing',
      params: { from: 3, to: 4 },
    });
  });

  it('shows a beginning that was removed', () => {
    expect(problem(aChain(6).slice(2))).toEqual({
      code: 'beginning-missing',
      params: { from: 1, to: 2 },
    });
  });

  it('shows two rows that were swapped, with their numbers or without', () => {
    const rows = aChain(5);
    const [second, third] = [rows[1], rows[2]];
    rows[1] = { ...third, seq: 2 };
    rows[2] = { ...second, seq: 3 };
    expect(problem(rows)).toEqual({
      code: 'moved',
      params: { seq: 2, found: 3 },
    });

    rows[1] = third;
    rows[2] = second;
    expect(problem(rows)?.code).toBe('missing');
  });

  it('shows an end that was removed by the head, and where the head was set back by the anchor only', () => {
    const rows = aChain(5);
    const anchors = [{ seq: 5, hash: rows[4].hash }];
    const cut = rows.slice(0, 3);
    const missing = { code: 'end-missing', params: { from: 4, to: 5 } };

    expect(problem(cut, { head: rows[4] })).toEqual(missing);
    expect(problem(cut, { head: cut[2] })).toBeNull();
    expect(problem(cut, { head: cut[2], anchors })).toEqual(missing);
    expect(problem([], { head: null, anchors })?.code).toBe('end-missing');
  });

  it('that was made anew is whole, and only an anchor tells', () => {
    const rows = aChain(5);
    const anchors = [{ seq: 4, hash: rows[3].hash }];
    const anew = chained(
      [1, 2, 3, 4, 5].map(n =>
        aRow(n, n === 2 ? { user: 'user:default/bob' } : {}),
      ),
    );

    expect(problem(rows, { anchors })).toBeNull();
    expect(problem(anew)).toBeNull();
    expect(problem(anew, { anchors })).toEqual({
      code: 'anchor-differs',
      params: { seq: 4 },
    });
  });

  it('shows any single tampering, wherever it is', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 2, max: 8 }),
        fc.nat(),
        fc.constantFrom('change', 'forge', 'remove', 'double'),
        (length, at, how) => {
          const rows = aChain(length);
          const head = rows[length - 1];
          const index = at % length;
          const row = rows[index];
          if (how === 'change') {
            rows[index] = { ...row, text: row.text.replace('ann', 'bob') };
          }
          if (how === 'forge') rows[index] = forged(row, { reason: 'none' });
          if (how === 'remove') rows.splice(index, 1);
          if (how === 'double') rows.splice(index, 0, row);
          expect(problem(rows, { head })).not.toBeNull();
        },
      ),
    );
  });
});

describe('a chain that was cut', () => {
  const rows = aChain(5);
  const signedOff = (changes: object = {}) => {
    const { hash, seq } = rows[4];
    const cut = {
      from: 1,
      upTo: 3,
      rows: 3,
      lastHash: rows[2].hash,
      ...changes,
    };
    const [row] = chained(
      [aRow(6, { kind: 'cut', event: 'retention', outcome: 'cut', cut })],
      { hash, seq },
    );
    return [...rows.slice(3), row];
  };

  it('begins after the cut that a row of it signs off', () => {
    expect(verified(signedOff())).toMatchObject({
      problem: null,
      rows: 3,
      cut: { upTo: 3, rows: 3, signedBy: { seq: 6 }, anchored: false },
    });
  });

  it('is not whole when more was removed than was signed off, or something else', () => {
    expect(problem(signedOff({ upTo: 2 }))).toEqual({
      code: 'beginning-missing',
      params: { from: 3, to: 3 },
    });
    expect(problem(signedOff({ lastHash: rows[1].hash }))).toEqual({
      code: 'unlinked',
      params: { seq: 4 },
    });
    expect(problem(signedOff().slice(0, 2), { head: null })).toEqual({
      code: 'beginning-missing',
      params: { from: 1, to: 3 },
    });
  });

  it('still shows what was changed after the cut', () => {
    const left = signedOff();
    left[1] = { ...left[1], text: left[1].text.replace('reason 5', 'none') };
    expect(problem(left)).toEqual({ code: 'changed', params: { seq: 5 } });
  });
});

describe('the answer in words', () => {
  it('says what was found, and what to compare the end with', () => {
    const rows = aChain(3);
    expect(sayVerification(verified([]))).toBe('The audit holds no row.');
    expect(sayVerification(verified(rows))).toContain(
      `Its last row is 3:${rows[2].hash}; compare`,
    );
    expect(sayVerification(verified([rows[0], rows[2]]))).toBe(
      'Rows 2 to 2 are missing.',
    );
  });
});
