import { isDeepStrictEqual } from './equal';

describe('isDeepStrictEqual', () => {
  it.each([
    [1, 1],
    [null, null],
    [
      { a: 1, b: [{ c: null }] },
      { b: [{ c: null }], a: 1 },
    ],
    [[], []],
  ])('%j is %j', (a, b) => {
    expect(isDeepStrictEqual(a, b)).toBe(true);
  });

  it.each([
    [1, '1'],
    [0, null],
    [null, {}],
    [[], {}],
    [{ a: undefined }, {}],
    [
      [1, 2],
      [2, 1],
    ],
    [[1], [1, 2]],
    [{ a: { b: 1 } }, { a: { b: 2 } }],
  ])('%j is not %j', (a, b) => {
    expect(isDeepStrictEqual(a, b)).toBe(false);
    expect(isDeepStrictEqual(b, a)).toBe(false);
  });
});
