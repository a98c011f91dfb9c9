import type { Observation } from '../domain/observation';
import { EarlyObservations } from './EarlyObservations';

const gone = (at: number): Observation => ({ kind: 'gone', at, uid: 'uid' });

describe('EarlyObservations', () => {
  it('gives back once, in order, for that rollout only', () => {
    const early = new EarlyObservations(() => 0);
    early.hold('a', gone(1));
    early.hold('b', gone(2));
    early.hold('a', gone(3));

    expect(early.take('a')).toEqual([gone(1), gone(3)]);
    expect(early.take('a')).toEqual([]);
    expect(early.take('b')).toEqual([gone(2)]);
  });

  it('forgets after ten minutes', () => {
    let now = 0;
    const early = new EarlyObservations(() => now);
    early.hold('a', gone(1));
    now = 5 * 60_000;
    early.hold('a', gone(2));
    now = 11 * 60_000;

    expect(early.take('a')).toEqual([gone(2)]);
  });

  it('stays small whatever it is told', () => {
    const early = new EarlyObservations(() => 0);
    for (let i = 0; i < 60; i++) early.hold('first', gone(i));
    for (let i = 0; i < 1_000; i++) early.hold(`ref-${i}`, gone(i));

    expect(early.take('first')).toEqual([]);
    expect(early.take('ref-0')).toEqual([gone(0)]);
    for (let i = 0; i < 60; i++) early.hold('again', gone(i));
    expect(early.take('again')).toHaveLength(50);
  });
});
