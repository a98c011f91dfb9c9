import { at, routed, said, seen } from '../__testUtils__/story';
import type { Observation } from '../observation';
import { reduce } from '../reduce';
import type { RolloutState } from '../state';
import { decide } from './decide';
import type { ActionRecord } from './record';

const stateAfter = (...observations: Observation[]) =>
  observations.reduce(
    (state: RolloutState | null, next) => reduce(state, next).next,
    null,
  ) as RolloutState;

const begun = [
  seen(0, 'Initialized'),
  seen(10, 'Progressing'),
  seen(20, 'Progressing', { since: 10, status: { canaryWeight: 25 } }),
  routed(20, 25),
];
const failed = [seen(40, 'Failed'), routed(40, 0)];

const rollback = {
  verb: 'rollback',
  state: 'accepted',
  restore: 'none',
  releaseNumber: 1,
  requestedAt: at(20),
  attempted: true,
  writtenAt: at(21),
  overwrote: { version: '1020', at: at(20) },
  withinMs: 30_000,
  bound: { uid: 'uid-1', lastAppliedSpec: 'rev-1', trackedConfigs: {} },
  write: { field: 'status.failedChecks', value: 900_001 },
  steps: [],
} as unknown as ActionRecord;
const promotion = {
  ...rollback,
  verb: 'promote',
  restore: 'pending',
  write: { field: 'spec.analysis.maxWeight', value: 25 },
} as ActionRecord;

describe('what is next about an action', () => {
  it('is nothing that somebody asked for when Flagger ended the release first', () => {
    const untried = {
      ...rollback,
      state: 'requested',
      attempted: false,
      writtenAt: null,
    } as ActionRecord;
    const state = stateAfter(...begun, ...failed);

    expect(decide(untried, state, at(41))).toEqual({
      next: 'end',
      state: 'ineffective',
    });
    expect(decide(rollback, state, at(41))).toEqual({
      next: 'end',
      state: 'effective',
    });
  });

  it('is to wait for the route, except where its rule stands without traffic', () => {
    const late = [seen(40, 'Failed')];
    expect(decide(rollback, stateAfter(...begun, ...late), at(41))).toEqual({
      next: 'wait',
    });
    const matched = [...begun, ...late].map(observation =>
      observation.kind === 'canary'
        ? {
            ...observation,
            canary: {
              ...observation.canary,
              spec: {
                ...observation.canary.spec!,
                strategy: 'ab-testing' as const,
              },
            },
          }
        : observation,
    );
    expect(decide(rollback, stateAfter(...matched), at(41))).toEqual({
      next: 'end',
      state: 'effective',
    });
  });

  it.each([
    ['a rollback', rollback, 'Failed'],
    ['a promotion', promotion, 'Succeeded'],
  ])(
    'is to end %s whose route is not heard of any more: Flagger routes before it says that it is over',
    (_, action, phase) => {
      const known = stateAfter(...begun, seen(40, phase));
      expect(decide(action, known, at(129)).next).not.toBe('end');
      expect(decide(action, known, at(131))).toEqual({
        next: 'end',
        state: 'effective',
      });
    },
  );

  it.each([
    [
      'left users on the canary',
      [seen(50, 'Failed', { status: { canaryWeight: 100 } }), routed(50, 100)],
    ],
    [
      'left them on a primary of the new version',
      [seen(50, 'Failed'), routed(50, 0)],
    ],
    ['did so where no route is read', [seen(50, 'Failed')]],
  ] as Array<[string, Observation[]]>)(
    'is nothing about a rollback that lost against the promotion, which failed and %s',
    (_, end) => {
      const promoting = seen(30, 'Promoting', {
        status: { canaryWeight: 25, failedChecks: 900_001 },
      });
      expect(
        decide(rollback, stateAfter(...begun, promoting, ...end), at(51)),
      ).toEqual({
        next: 'end',
        state: 'ineffective',
      });
    },
  );

  it('is nothing about a rollback where the copy was missed and the status tells that it failed', () => {
    const end = seen(50, 'Failed', { status: { canaryWeight: 100 } });
    expect(decide(rollback, stateAfter(...begun, end), at(51))).toEqual({
      next: 'end',
      state: 'ineffective',
    });
  });

  it.each([
    ['was not asked since', [], 'ineffective'],
    ['was told yes since', ['gate-answered'], 'effective'],
  ] as const)(
    'is about a rollback by a gate that %s, when Flagger had complained of the primary: %s',
    (_, told, state) => {
      const complaint = said(
        25,
        'podinfo-primary.shop not ready: waiting for rollout to finish: 1 of 2 (readyThreshold 100%) updated replicas are available',
        'warning',
      );
      const asked = {
        ...rollback,
        write: {
          field: 'gate',
          value: { kind: 'rollback', checksums: ['a'] },
        },
        steps: told.map(code => ({ at: at(35), code, text: null })),
      } as ActionRecord;
      const known = stateAfter(...begun, complaint, ...failed);
      expect(decide(asked, known, at(41))).toEqual({ next: 'end', state });
    },
  );

  it.each([
    ['promote', 'confirm-promotion', [seen(40, 'Succeeded'), routed(40, 0)]],
    ['rollback', 'rollback', failed],
  ] as const)(
    'is nothing about a %s whose yes was never told: something else did it',
    (verb, kind, end) => {
      const state = stateAfter(...begun, ...end);
      const by = (...codes: Array<'gate-opened' | 'gate-answered'>) =>
        decide(
          {
            ...rollback,
            verb,
            write: { field: 'gate', value: { kind, checksums: ['a'] } },
            steps: codes.map(code => ({ at: at(22), code, text: null })),
          },
          state,
          at(41),
        );
      expect(by('gate-opened')).toEqual({ next: 'end', state: 'ineffective' });
      expect(by('gate-opened', 'gate-answered')).toEqual({
        next: 'end',
        state: 'effective',
      });
    },
  );

  it('is to write an abort again only when Flagger wrote after it', () => {
    const stale = stateAfter(...begun);
    expect(decide(rollback, stale, at(25))).toEqual({ next: 'wait' });
    const overwritten = stateAfter(
      ...begun,
      seen(30, 'Progressing', {
        since: 10,
        status: { canaryWeight: 25, failedChecks: 1 },
      }),
    );
    expect(decide(rollback, overwritten, at(31))).toEqual({ next: 'write' });
  });

  it.each([-300, 300])(
    'is to write an abort again also when the clock of the cluster is %s s ahead',
    ahead => {
      const off = { ...rollback, writtenAt: at(21 - ahead) };
      const told = (second: number) =>
        decide(
          off,
          stateAfter(
            ...begun,
            seen(second, 'Progressing', {
              since: 10,
              status: { canaryWeight: 25, failedChecks: 1 },
            }),
          ),
          at(second + 1 - ahead),
        );

      expect(told(30)).toEqual({ next: 'write' });
    },
  );

  it('is to write an abort again that Flagger overwrote in the same second', () => {
    const again = seen(20, 'Progressing', {
      since: 10,
      status: { canaryWeight: 25 },
      canary: { resourceVersion: '1021' },
    });
    expect(decide(rollback, stateAfter(...begun, again), at(22))).toEqual({
      next: 'write',
    });
  });

  it.each([
    ['Progressing', 10, 'wait'],
    ['WaitingPromotion', 30, 'wait'],
    ['Promoting', 30, 'restore'],
  ])(
    'is, with a lowered weight in %s (since %s), to %s: elsewhere it would climb again',
    (phase, since, next) => {
      const state = stateAfter(...begun, seen(30, phase, { since }));
      expect(decide(promotion, state, at(31))).toEqual({ next });
    },
  );

  it('is to keep a lowered weight while it waits, also when all is over', () => {
    const ended = { ...promotion, state: 'ineffective' } as ActionRecord;
    const state = stateAfter(...begun, seen(30, 'WaitingPromotion'));
    expect(decide(ended, state, at(31))).toEqual({ next: 'wait' });
  });

  it('is to set skipAnalysis back at once when the action is over, while it waits too', () => {
    const skipping = {
      ...promotion,
      verb: 'promote-unchecked',
      write: { field: 'spec.skipAnalysis', value: true },
    } as ActionRecord;
    const waiting = stateAfter(...begun, seen(30, 'WaitingPromotion'));
    expect(decide(skipping, waiting, at(31))).toEqual({ next: 'wait' });
    const over = { ...skipping, state: 'superseded' } as ActionRecord;
    expect(decide(over, waiting, at(31))).toEqual({ next: 'restore' });
    expect(decide(over, stateAfter(...begun), at(31))).toEqual({
      next: 'restore',
    });
  });

  it.each(['Progressing', 'WaitingPromotion', 'Failed'])(
    'is to end the suspension by a pause that gave way, in %s too',
    phase => {
      const pause = {
        ...rollback,
        ...{ verb: 'pause', restore: 'pending' },
        write: { field: 'spec.suspend', value: true },
      } as ActionRecord;
      const state = stateAfter(...begun, seen(30, phase));
      const over = { ...pause, state: 'ineffective' } as ActionRecord;
      expect(decide(over, state, at(31))).toEqual({ next: 'restore' });
      expect(decide(pause, state, at(31)).next).not.toBe('restore');
    },
  );

  it('is to look at the cluster when time is over, and to leave an abort standing', () => {
    const state = stateAfter(...begun);
    expect(decide(promotion, state, at(52))).toEqual({ next: 'confirm' });
    expect(decide(rollback, state, at(5_000))).toEqual({ next: 'wait' });
  });
});
