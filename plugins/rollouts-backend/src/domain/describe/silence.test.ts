import { listRecordings } from '@rollouts/recordings';
import { describeRollout } from './describe';
import type { CanarySpec, Observation } from '../observation';
import { emptyState } from '../state';
import { observationsOf, Replayed, replay } from '../__testUtils__/replay';
import { at, said, seen } from '../__testUtils__/story';

const hazardAt = (
  { state }: Pick<Replayed, 'state'>,
  now: number,
  heardUntil: number = now,
) =>
  describeRollout(state ?? emptyState, now, heardUntil, null).hazards.find(
    ({ code }) => code === 'flagger-silent',
  );

const begun = (spec: Partial<CanarySpec> = {}): Observation[] => [
  seen(0, 'Initialized', { spec }),
  said(10, 'New revision detected! Scaling up podinfo.shop'),
  seen(10, 'Progressing', { spec }),
];
const minutesAfter = (story: Observation[], second: number) =>
  hazardAt(replay(story), at(second))?.params.minutes ?? null;

describe('a Flagger that gives no sign', () => {
  it('is said after several intervals, with the last sign as evidence', () => {
    const story = begun();

    expect(minutesAfter(story, 100)).toBeNull();
    expect(hazardAt(replay(story), at(135))).toEqual({
      code: 'flagger-silent',
      severity: 'warning',
      params: { minutes: 2 },
      evidence: [
        {
          source: 'event',
          text: 'New revision detected! Scaling up podinfo.shop',
          at: at(10),
        },
      ],
    });
  });

  it('is over with its next word or write', () => {
    const story = begun();

    expect(
      minutesAfter([...story, said(600, 'no', 'warning')], 610),
    ).toBeNull();
    expect(minutesAfter([...story, seen(600, 'Progressing')], 610)).toBeNull();
  });

  it('is not told from a cluster that gives none', () => {
    expect(hazardAt(replay(begun()), at(3_600), at(60))).toBeUndefined();
  });

  it.each<[string, Observation[]]>([
    ['a gate holds the promotion', [seen(40, 'WaitingPromotion')]],
    ['a gate holds the start', [seen(40, 'Waiting')]],
    ['it is paused', [seen(40, 'Progressing', { spec: { suspend: true } })]],
    ['it is over', [seen(40, 'Succeeded')]],
  ])('is nothing to wonder about while %s', (_, rest) => {
    expect(minutesAfter([...begun(), ...rest], 7_200)).toBeNull();
  });

  it('is not claimed where events are not heard', () => {
    const story = begun().filter(({ kind }) => kind !== 'said');

    expect(minutesAfter(story, 7_200)).toBeNull();
  });

  it('is given the time that its hooks may take', () => {
    const hook = { name: 'tests', type: 'pre-rollout', url: 'http://x/y' };
    const story = begun({ webhooks: [{ ...hook, longestMs: 300_000 }] });

    expect(minutesAfter(story, 390)).toBeNull();
    expect(minutesAfter(story, 410)).toBe(6);
  });

  it('is given time when Kubernetes takes no more of its events, unless the webhook tells', () => {
    const story = (feed: 'event' | 'webhook') => [
      ...begun(),
      ...Array.from({ length: 20 }, (_, i) =>
        said(20 + i * 10, `not ready ${i}`, 'warning', feed),
      ),
    ];

    expect(minutesAfter(story('event'), 590)).toBeNull();
    expect(minutesAfter(story('event'), 610)).toBe(6);
    expect(minutesAfter(story('webhook'), 310)).toBe(1);
  });
});

describe('a Flagger that works is never said to be silent', () => {
  /** Right after each observation and right before the next. */
  const wrongly = (observations: Observation[]): number[] => {
    let record: Replayed | undefined;
    return observations.flatMap((observation, i) => {
      record = replay([observation], record);
      const next = observations[i + 1]?.at ?? observation.at;
      const known = record;
      return [observation.at, next].filter(now => hazardAt(known, now));
    });
  };

  it.each(listRecordings())('%s', name => {
    expect(wrongly(observationsOf(name))).toEqual([]);
  });

  it.each(listRecordings())('%s without the webhook', name => {
    const observations = observationsOf(name).filter(
      o => o.kind !== 'said' || o.feed !== 'webhook',
    );

    expect(wrongly(observations)).toEqual([]);
  });

  it.each(listRecordings())(
    '%s, of which nothing but the status is read',
    name => {
      const observations = observationsOf(name).filter(o => o.kind !== 'said');

      expect(wrongly(observations)).toEqual([]);
    },
  );
});
