import type { Observation } from '../observation';
import { compactEntry } from '../__testUtils__/compact';
import { replay } from '../__testUtils__/replay';
import { said, seen } from '../__testUtils__/story';

const yes = (second: number, hook: string) =>
  said(second, `Confirm-traffic-increase check ${hook} passed`);
const no = (second: number, hook: string) =>
  said(
    second,
    `Halt podinfo.test advancement waiting for traffic increase approval ${hook}`,
    'warning',
  );

const gates = (...words: Observation[]) =>
  (
    replay([
      seen(0, 'Initialized'),
      seen(10, 'Progressing'),
      ...words,
    ]).timelines.get(1) ?? []
  )
    .filter(entry => entry.details.kind.startsWith('gate'))
    .map(compactEntry)
    .map(line => line.replace('confirm-traffic-increase', 'traffic'));

describe('a gate', () => {
  it('is asked on every tick and told once', () => {
    expect(gates(no(20, 'a'), no(30, 'a'), yes(40, 'a'), yes(50, 'a'))).toEqual(
      ['00:20 gate-waiting traffic a', '00:40 gate-passed traffic a'],
    );
  });

  it('waits again when it is closed again', () => {
    expect(gates(yes(20, 'a'), no(30, 'a'), no(40, 'a'), yes(50, 'a'))).toEqual(
      [
        '00:20 gate-passed traffic a',
        '00:30 gate-waiting traffic a',
        '00:50 gate-passed traffic a',
      ],
    );
  });

  it('of two hooks waits while one of them says no', () => {
    expect(
      gates(
        yes(20, 'a'),
        no(20, 'b'),
        yes(30, 'a'),
        no(30, 'b'),
        yes(40, 'a'),
        yes(40, 'b'),
      ),
    ).toEqual([
      '00:20 gate-passed traffic a',
      '00:20 gate-waiting traffic b',
      '00:40 gate-passed traffic b',
    ]);
  });
});
