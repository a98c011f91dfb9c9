import type { Ladder } from '@rollouts/backstage-plugin-rollouts-common';
import {
  aRelease,
  aRollout,
  BUILDER_NOW,
} from '@rollouts/backstage-plugin-rollouts-common/testing';
import { aLadder } from '../aLadder';
import { progressing } from './running';
import { MINUTE, single, State } from './state';

/** A ladder that ended on a step: the last one that was reached. */
function stoppedAt(last: number): Ladder {
  const ladder = aLadder(
    ['weight 10', 'weight 20', 'weight 30', 'promote', 'finalise'],
    last,
  );
  const steps = ladder.steps.map(step =>
    step.state === 'current'
      ? { ...step, state: 'done' as const, leftAt: BUILDER_NOW - 5_000 }
      : step,
  );
  return { ...ladder, current: null, steps };
}

const failedRelease = aRelease({
  id: 'rollout-1.42',
  number: 42,
  images: progressing.build().release?.images,
  outcome: 'failed',
  cause: {
    code: 'failed-checks',
    text: 'Halt advancement error-rate 7.20 > 1',
  },
  failedChecks: 5,
  maxWeight: 30,
});

const failed = progressing.inPhase('Failed').with({
  ladder: stoppedAt(2),
  nextCheckAt: null,
  release: failedRelease,
  weight: { value: 0, source: 'route', object: 'HTTPRoute checkout' },
  explanation: {
    code: 'failed',
    params: { reason: 'Halt advancement error-rate 7.20 > 1' },
    evidence: [],
  },
});

export const endedStates: Record<string, State> = {
  succeeded: single(
    'Nothing moving',
    aRollout().with({ release: aRelease() }).build(),
  ),
  failed: single('Failed and rolled back', failed.build()),
  'failed-by-person': single(
    'Rolled back by a person',
    failed
      .with({
        release: {
          ...failedRelease,
          cause: {
            code: 'aborted',
            text: 'Rolling back checkout.shop failed checks threshold reached 900001',
          },
          decision: {
            verb: 'rollback',
            by: 'user:default/lena',
            reason: 'Orders fail since the canary went to 20 %',
            at: BUILDER_NOW - MINUTE,
          },
        },
        explanation: {
          code: 'failed',
          params: { reason: 'failed checks threshold reached 900001' },
          evidence: [],
        },
      })
      .build(),
  ),
  'failed-promotion': single(
    'Failed promotion, live traffic on the canary',
    failed
      .with({
        ladder: stoppedAt(3),
        failedChecks: { used: 0, limit: 5 },
        weight: { value: 100, source: 'route', object: 'HTTPRoute checkout' },
        release: {
          ...failedRelease,
          failedChecks: 0,
          cause: {
            code: 'primary-not-ready',
            text: 'primary deployment checkout-primary.shop not ready: progress deadline exceeded',
          },
        },
        explanation: {
          code: 'failed-with-traffic-on-canary',
          params: {
            reason:
              'primary deployment checkout-primary.shop not ready: progress deadline exceeded',
            weight: 100,
          },
          evidence: [],
        },
        hazards: [
          { code: 'wedged', severity: 'warning', params: {}, evidence: [] },
          {
            code: 'traffic-on-canary-after-failure',
            severity: 'danger',
            params: { weight: 100 },
            evidence: [
              {
                source: 'status',
                text: 'phase Failed, canaryWeight 100',
                at: BUILDER_NOW - 2 * MINUTE,
              },
            ],
          },
        ],
      })
      .build(),
  ),
  initialized: single(
    'Never released',
    aRollout()
      .named('newcomer')
      .inPhase('Initialized')
      .with({
        explanation: { code: 'initialized', params: {}, evidence: [] },
        hazards: [
          { code: 'no-checks', severity: 'warning', params: {}, evidence: [] },
          {
            code: 'skips-analysis',
            severity: 'info',
            params: {},
            evidence: [],
          },
        ],
      })
      .build(),
  ),
  gone: single(
    'Deleted from the cluster',
    failed
      .with({
        goneAt: BUILDER_NOW - 90 * MINUTE,
        explanation: { code: 'gone', params: {}, evidence: [] },
      })
      .build(),
  ),
};
