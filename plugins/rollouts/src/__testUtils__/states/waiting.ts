import { BUILDER_NOW } from '@rollouts/backstage-plugin-rollouts-common/testing';
import { aLadder } from '../aLadder';
import { progressing } from './running';
import { MINUTE, single, State } from './state';

const steps = [
  'gate confirm-rollout',
  'weight 10',
  'weight 20',
  'weight 30',
  'gate confirm-promotion',
  'promote',
  'finalise',
];

const gate = (kind: 'confirm-rollout' | 'confirm-promotion', name: string) => ({
  kind,
  name,
  url: 'http://gate.example.org/approve',
  state: 'waiting' as const,
  since: BUILDER_NOW - 9 * MINUTE,
});

export const waitingStates: Record<string, State> = {
  'waiting-start': single(
    'Waiting for approval to start',
    progressing
      .inPhase('Waiting')
      .with({
        weight: { value: 0, source: 'route', object: 'HTTPRoute checkout' },
        ladder: aLadder(steps, 0),
        gates: [gate('confirm-rollout', 'start gate')],
        explanation: {
          code: 'waiting-for-rollout-approval',
          params: { gate: 'start gate' },
          evidence: [],
        },
      })
      .build(),
  ),
  'waiting-promotion': single(
    'Waiting for promotion approval',
    progressing
      .inPhase('WaitingPromotion')
      .with({
        ladder: aLadder(steps, 4),
        gates: [gate('confirm-promotion', 'release manager')],
        explanation: {
          code: 'waiting-for-promotion-approval',
          params: { gate: 'release manager', weight: 30 },
          evidence: [],
        },
      })
      .build(),
  ),
  suspended: single(
    'Paused with traffic on the canary',
    progressing
      .suspended()
      .with({
        explanation: {
          code: 'suspended',
          params: { weight: 30 },
          evidence: [],
        },
        hazards: [
          {
            code: 'suspended-with-canary-traffic',
            severity: 'warning',
            params: { weight: 30 },
            evidence: [{ source: 'spec', text: 'suspend: true', at: null }],
          },
        ],
      })
      .build(),
  ),
  stuck: single(
    'Stuck on a refused route',
    progressing
      .with({
        explanation: {
          code: 'stuck',
          params: {
            reason:
              'HTTPRoute checkout.shop update error: admission webhook denied the request',
            count: 14,
          },
          evidence: [],
        },
        hazards: [
          {
            code: 'stuck',
            severity: 'warning',
            params: {
              reason: 'HTTPRoute checkout.shop update error',
              count: 14,
            },
            evidence: [],
          },
        ],
      })
      .build(),
  ),
  'not-ready': single(
    'New pods not ready',
    progressing
      .with({
        explanation: {
          code: 'canary-not-ready',
          params: {
            reason:
              'canary deployment checkout.shop not ready: waiting for rollout to finish: 1 of 2 (readyThreshold 100%) updated replicas are available',
            deadlineSeconds: 600,
          },
          evidence: [],
        },
      })
      .build(),
  ),
};
