import { aSource } from '@rollouts/backstage-plugin-rollouts-common/testing';
import { heardUntil } from './heardUntil';

const feed = (name: string, state: 'live' | 'denied', at: number | null) => ({
  name,
  state,
  lastSuccessAt: at,
  lastError: null,
});

describe('a cluster was heard', () => {
  it('until it last gave a sign itself', () => {
    const feeds = [feed('canaries', 'live', 900), feed('events', 'live', 100)];

    expect(heardUntil(aSource({ lastSuccessAt: 900, feeds }))).toBe(900);
  });

  it.each([
    ['denied', feed('events in shop', 'denied', null), 0],
    ['denied by now', feed('events', 'denied', 300), 300],
  ])('no longer than its events, which are %s', (_, events, expected) => {
    const feeds = [feed('canaries', 'live', 900), events];

    expect(heardUntil(aSource({ lastSuccessAt: 900, feeds }))).toBe(expected);
  });

  it('by its own clock', () => {
    const behind = { lastSuccessAt: 900_000, clockSkewMs: -300_000, feeds: [] };

    expect(heardUntil(aSource(behind))).toBe(600_000);
  });

  it('never when it is not configured or was not reached', () => {
    expect(heardUntil(undefined)).toBe(0);
    expect(heardUntil(aSource({ lastSuccessAt: null, feeds: [] }))).toBe(0);
  });
});
