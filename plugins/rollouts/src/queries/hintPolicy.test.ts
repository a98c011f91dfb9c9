import { planHint } from './hintPolicy';

const known = new Set(['a', 'b']);
const at = (now: number, plannedAt: number | null = null) => ({
  now,
  plannedAt,
  random: 0.5,
});

describe('planHint', () => {
  it('refreshes what is on the screen at once', () => {
    expect(planHint(['a'], known, at(0))).toEqual({
      refresh: ['a'],
      listsInMs: null,
    });
  });

  it('refetches lists for an unknown id, with jitter', () => {
    expect(planHint(['x', 'b'], known, at(0))).toEqual({
      refresh: ['b'],
      listsInMs: 1_000,
    });
  });

  it('does so at most every 10 s but forgets no hint', () => {
    expect(planHint(['x'], known, at(500, 1_000)).listsInMs).toBeNull();
    expect(planHint(['x'], known, at(4_000, 1_000)).listsInMs).toBe(8_000);
    expect(planHint(['x'], known, at(60_000, 1_000)).listsInMs).toBe(1_000);
  });
});
