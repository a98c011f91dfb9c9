import {
  aRelease,
  aRollout,
  aSource,
  BUILDER_NOW,
} from '@rollouts/backstage-plugin-rollouts-common/testing';
import { english, utc } from '../../__testUtils__/english';
import { toChecks } from './checks';
import { endedBy, explain, toHazards } from './explanation';
import { nextCheckAt, sayNextCheck } from './nextCheck';
import { toTraffic } from './traffic';

describe('toTraffic', () => {
  const at = (value: number | null, source: any, object: string | null) =>
    aRollout().with({ weight: { value, source, object } }).build();

  it('says where the number comes from', () => {
    const of = (...args: Parameters<typeof at>) =>
      toTraffic(at(...args), true, english);
    expect(of(30, 'route', 'HTTPRoute web')).toMatchObject({
      canary: 30,
      primary: 70,
      source: 'As routed (HTTPRoute web)',
    });
    expect(of(30, 'route', null)).toMatchObject({ source: 'As routed' });
    expect(of(30, 'status', null)).toMatchObject({
      source: 'As Flagger reports',
    });
    expect(of(30, 'fictitious', null)).toMatchObject({ fictitious: true });
    expect(of(null, 'route', null).kind).toBe('unknown');
    expect(of(0, 'unknown', null).kind).toBe('unknown');
  });

  it('does not claim that an old number is true now', () => {
    expect(toTraffic(at(30, 'status', null), false, english)).toMatchObject({
      source: 'As Flagger reports, when last seen',
    });
  });

  it('shows no share where the request decides', () => {
    const ab = aRollout().atWeight(50).with({ strategy: 'ab-testing' }).build();
    expect(toTraffic(ab, true, english)).toMatchObject({
      kind: 'matching',
      text: 'Requests that match go to the canary, all others to the primary.',
    });
  });
});

describe('toChecks', () => {
  it('draws one dot per allowed failure', () => {
    const running = aRollout().inPhase('Progressing').withFailedChecks(2);
    expect(toChecks(running.build())?.dots).toEqual([
      true,
      true,
      false,
      false,
      false,
    ]);
    expect(toChecks(running.withFailedChecks(2, 50).build())?.dots).toEqual([]);
  });

  it('takes the recorded number after the end, when Flagger says 0', () => {
    const failed = aRollout()
      .inPhase('Failed')
      .withFailedChecks(0)
      .with({ release: aRelease({ failedChecks: 5 }) });
    expect(toChecks(failed.build())).toMatchObject({ used: 5, limit: 5 });
  });

  it('keeps unknown apart from none', () => {
    const unknown = aRollout()
      .inPhase('Progressing')
      .with({ failedChecks: { used: null, limit: 3 } });
    expect(toChecks(unknown.build())).toEqual({
      used: null,
      limit: 3,
      dots: [],
    });
    expect(toChecks(aRollout().inPhase('Initialized').build())).toBeNull();
  });
});

describe('next check', () => {
  const running = aRollout().inPhase('Progressing').atWeight(20).build();

  it('is not promised by a source that is silent, or for what is gone', () => {
    expect(nextCheckAt(running, aSource())).toBe(BUILDER_NOW + 38_000);
    expect(nextCheckAt(running, aSource({ state: 'stale' }))).toBeNull();
    expect(nextCheckAt(running, undefined)).toBeNull();
    expect(
      nextCheckAt({ ...running, goneAt: BUILDER_NOW }, aSource()),
    ).toBeNull();
  });

  it.each([
    [38_000, 'Next check in 38 sec'],
    [400, 'Next check in 1 sec'],
    [0, 'Next check is due now'],
    [-14_000, 'Next check is due now'],
    [-30_000, 'The next check is 30 sec late'],
  ])('%d ms ahead: %s', (left, text) => {
    expect(sayNextCheck(BUILDER_NOW + left, BUILDER_NOW, english, utc)).toBe(
      text,
    );
  });
});

describe('explain', () => {
  it('quotes without doubling the full stop and writes out a deadline', () => {
    const { text } = explain(
      {
        release: null,
        explanation: {
          code: 'canary-not-ready',
          params: { reason: '1 of 2 pods.', deadlineSeconds: 600 },
          evidence: [],
        },
      },
      english,
      utc,
    );
    expect(text).toBe(
      'Flagger says “1 of 2 pods”. It rolls back when there is no progress for 10 min.',
    );
  });
});

describe('endedBy', () => {
  const decision = {
    verb: 'rollback' as const,
    by: 'user:default/lena',
    reason: 'errors rose',
    at: BUILDER_NOW,
  };
  const failed = {
    release: aRelease({ decision }),
    explanation: {
      code: 'failed' as const,
      params: { reason: 'failed checks threshold reached 900001' },
      evidence: [],
    },
  };

  it('is what a person did, and Flagger’s words for it are left out', () => {
    expect(endedBy(failed)?.decision).toEqual(decision);
    expect(explain(failed, english, utc).text).toBe(
      'Traffic is back on the old revision; the next change starts a new release.',
    );
  });

  it('is nothing where Flagger ended it, or the next one runs', () => {
    const release = aRelease({ decision: null });
    expect(endedBy({ ...failed, release })).toBeNull();
    expect(explain({ ...failed, release }, english, utc).text).toContain(
      '900001',
    );
    const explanation = { ...failed.explanation, code: 'promoting' as const };
    expect(endedBy({ ...failed, explanation })).toBeNull();
  });
});

describe('toHazards', () => {
  it('puts the worst first and says the number', () => {
    const hazards = toHazards(
      aRollout()
        .with({
          hazards: [
            { code: 'no-checks', severity: 'info', params: {}, evidence: [] },
            {
              code: 'traffic-on-canary-after-failure',
              severity: 'danger',
              params: { weight: 100 },
              evidence: [],
            },
          ],
        })
        .build(),
      english,
      utc,
    );
    expect(hazards.map(({ label, title }) => `${label}: ${title}`)).toEqual([
      'Danger: 100\u00a0% of live traffic is on the canary',
      'Note: Nothing is checked',
    ]);
  });
});
