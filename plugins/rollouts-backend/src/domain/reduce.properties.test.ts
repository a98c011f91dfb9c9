import { phases } from '@rollouts/backstage-plugin-rollouts-common';
import fc from 'fast-check';
import { describeRollout } from './describe/describe';
import type { Observation } from './observation';
import { reduce } from './reduce';
import { deriveReleases } from './said/derive';
import { emptyState } from './state';
import { compareTimeline } from './history/entry';
import { emptyRecord, replay, Replayed } from './__testUtils__/replay';
import {
  at,
  deployed,
  routed,
  said,
  seen,
  silent,
} from './__testUtils__/story';

const RUNS = { numRuns: 300 };

const status = fc.record({
  canaryWeight: fc.constantFrom(0, 0, 25, 50, 100),
  iterations: fc.constantFrom(-1, 0, 1, 3, 4),
  failedChecks: fc.constantFrom(0, 0, 1, 3, 900_001),
  lastAppliedSpec: fc.constantFrom('rev-1', 'rev-2', ''),
  lastPromotedSpec: fc.constantFrom('rev-0', 'rev-1'),
  trackedConfigs: fc.constantFrom<Record<string, string>>(
    {},
    { 'configmap/a': 'b' },
  ),
});

const canary = (second: number) =>
  fc
    .record({
      phase: fc.constantFrom(...phases, 'Meditating', ''),
      ago: fc.constantFrom(0, 0, 1, 15),
      status: fc.option(status, { freq: 9 }),
      spec: fc.record({
        suspend: fc.boolean(),
        skipAnalysis: fc.boolean(),
        strategy: fc.constantFrom('canary', 'blue-green', 'ab-testing'),
        provider: fc.constantFrom('istio', 'kubernetes', null),
        iterations: fc.constantFrom(0, 3),
      } as const),
      uid: fc.constantFrom('uid-1', 'uid-1', 'uid-1', 'uid-2'),
    })
    .map(({ phase, ago, uid, ...rest }) =>
      seen(second, phase, { ...rest, since: second - ago, canary: { uid } }),
    );

const words = (second: number) =>
  fc
    .record({
      message: fc.constantFrom(
        'Advance a.b canary weight 25',
        'Confirm-promotion check w passed',
        'Halt a.b advancement waiting for promotion approval w',
        'Halt a.b advancement x 2 > 1',
        'Rolling back a.b failed checks threshold reached 3',
        'Promotion completed! Scaling down a.b',
        'the API says no',
      ),
      ago: fc.constantFrom(0, 1, 20),
      feed: fc.constantFrom('event' as const, 'webhook' as const),
    })
    .map(({ message, ago, feed }) =>
      said(second - ago, message, 'warning', feed),
    );

const anything = (second: number): fc.Arbitrary<Observation> =>
  fc.oneof(
    { weight: 6, arbitrary: canary(second) },
    { weight: 4, arbitrary: words(second) },
    fc.constantFrom<Observation>(
      routed(second, 25),
      routed(second, null),
      silent(second - 5, second),
      deployed(second, 'target', String(second % 3)),
      deployed(second, 'primary', 'x', { promotionId: String(second % 4) }),
      { kind: 'gone', at: at(second), uid: 'uid-1' },
    ),
  );

/** Up to 30 things that make no sense together, in the order of our clock. */
const nonsense = fc
  .array(fc.integer({ min: 1, max: 40 }), { maxLength: 30 })
  .chain(pauses => {
    let second = 100;
    return fc.tuple(...pauses.map(pause => anything((second += pause))));
  });

const each = (check: (observations: Observation[]) => void) =>
  fc.assert(fc.property(nonsense, check), RUNS);

/** What the state alone tells, as the store would hold it. */
function told(record: Replayed) {
  return deriveReleases(record.state ?? emptyState).map(
    ({ release, entries }) => ({
      release,
      entries: [...entries].sort(compareTimeline),
    }),
  );
}

describe('whatever the cluster says', () => {
  it('releases are counted without holes and only the last is open', () => {
    each(observations => {
      const { releases } = replay(observations);
      expect(releases.map(r => r.number)).toEqual(
        releases.map((_, index) => index + 1),
      );
      expect(releases.slice(0, -1).filter(r => r.closedAt === null)).toEqual(
        [],
      );
    });
  });

  it('a release ends after it began, with outcome and cause', () => {
    each(observations => {
      for (const release of replay(observations).releases) {
        const { openedAt, closedAt, outcome, cause } = release;
        expect(closedAt === null || closedAt >= openedAt).toBe(true);
        expect([outcome === null, cause === null]).toEqual([
          closedAt === null,
          closedAt === null,
        ]);
      }
    });
  });

  it('the same thing twice changes nothing', () => {
    each(observations => {
      let state = emptyRecord.state;
      for (const observation of observations) {
        state = reduce(state, observation).next;
        const again = reduce(state, observation);
        expect(again.next).toBe(state);
        expect(again.facts).toEqual([]);
      }
    });
  });

  it('the facts add up to what the state tells', () => {
    each(observations => {
      const record = replay(observations);
      const kept = told(record);
      const numbers = kept.map(({ release }) => release.number);
      expect(
        record.releases
          .filter(({ number }) => numbers.includes(number))
          .map(release => ({
            release,
            entries: record.timelines.get(release.number) ?? [],
          })),
      ).toEqual(kept);
    });
  });

  it('the state is plain JSON', () => {
    each(observations => {
      const { state } = replay(observations);
      expect(JSON.parse(JSON.stringify(state))).toStrictEqual(state);
    });
  });

  it('the rollout can be described', () => {
    each(observations => {
      const state = replay(observations).state ?? emptyState;
      const { explanation, ladder } = describeRollout(
        state,
        at(2_000),
        at(2_000),
        null,
      );
      expect(explanation.code).toBeTruthy();
      expect(ladder.steps.filter(s => s.state === 'current')).toHaveLength(
        ladder.current === null ? 0 : 1,
      );
    });
  });
});
