import {
  aRelease,
  aRollout,
  BUILDER_NOW,
} from '@rollouts/backstage-plugin-rollouts-common/testing';
import { english, utc } from '../../__testUtils__/english';
import { aTimeline } from '../../__testUtils__/releases';
import {
  sayDuration,
  toOutcome,
  toQuotes,
  toReleaseInView,
  toRemarks,
} from './release';
import { toTimeline } from './timeline';

describe('a release in a row', () => {
  it('tells running from unknown', () => {
    const open = aRelease({ outcome: null, closedAt: null, cause: null });
    expect(toOutcome(open, english)).toEqual({
      tone: 'running',
      word: 'running',
    });
    expect(toOutcome(aRelease({ outcome: 'unknown' }), english).tone).toBe(
      'unknown',
    );
  });

  it('quotes who decided, then Flagger', () => {
    const cause = { code: 'aborted' as const, text: 'checks reached 900001' };
    const decision = {
      verb: 'rollback' as const,
      by: 'user:default/lena',
      reason: 'Orders fail',
      at: BUILDER_NOW,
    };
    expect(toQuotes(aRelease({ cause, decision }))).toEqual([
      'Orders fail',
      'checks reached 900001',
    ]);
    expect(toQuotes(aRelease({ cause: null }))).toEqual([]);
  });

  it('counts an open one up to now and a closed one up to its end', () => {
    const { openedAt } = aRelease();
    expect(sayDuration(aRelease(), BUILDER_NOW, utc)).toBe('14 min');
    expect(
      sayDuration(aRelease({ closedAt: null }), openedAt + 60_000, utc),
    ).toBe('1 min');
  });

  it('remarks what makes it special, and gaps', () => {
    expect(toRemarks(aRelease(), english)).toEqual([]);
    expect(
      toRemarks(
        aRelease({
          outcome: 'failed',
          maxWeight: 30,
          failedChecks: 1,
          gaps: 2,
          configChanged: true,
        }),
        english,
      ),
    ).toEqual([
      'configuration change',
      'reached 30\u00a0%',
      '1 failed check',
      '2 gaps in the record',
    ]);
  });

  it('keeps what it replaces in view while the primary already runs what it brings', () => {
    const release = aRelease({ closedAt: null, outcome: null });
    const running = aRollout().inPhase('Promoting').with({ release }).build();
    const images = { ...running.images, stable: running.images.candidate };
    expect(toReleaseInView({ ...running, images }).images).toEqual(
      release.images,
    );
  });

  it('falls back to the live images when the release knows none', () => {
    const release = aRelease({ images: { from: null, to: null } });
    const rollout = aRollout().atWeight(10).with({ release }).build();
    expect(toReleaseInView(rollout)).toEqual({
      number: 41,
      images: { from: rollout.images.stable, to: rollout.images.candidate },
    });
  });
});

describe('toTimeline', () => {
  const entries = toTimeline(aTimeline(BUILDER_NOW), english, utc);

  it('says every kind in words', () => {
    expect(entries.map(({ title }) => title)).toEqual([
      'Release started in phase Progressing',
      'confirm-rollout “start gate” says no',
      'confirm-rollout “start gate” says yes',
      '10\u00a0% of the traffic to the canary',
      'Not observed for 3 min',
      '20\u00a0% of the traffic to the canary',
      'Check failed, 1 of 5',
      'Flagger says',
      'Ended: failed',
    ]);
  });

  it('shows a gap as a gap, with both times and the reason', () => {
    expect(entries.filter(({ isGap }) => isGap)).toEqual([
      expect.objectContaining({
        tone: 'unknown',
        text: 'Between 12:04 and 12:07: the connection to the cluster was cut. What happened then is not known.',
      }),
    ]);
  });

  it('writes the date once a day', () => {
    const late = toTimeline(
      aTimeline(Date.UTC(2026, 0, 1, 23, 58)),
      english,
      utc,
    );
    expect(late.map(({ startsDay }) => startsDay)).toEqual([
      true,
      false,
      true,
      false,
      false,
      false,
      false,
      false,
      false,
    ]);
  });
});
