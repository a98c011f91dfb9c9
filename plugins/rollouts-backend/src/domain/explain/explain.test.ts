import { explanationCodes } from '@rollouts/backstage-plugin-rollouts-common';
import type { Observation } from '../observation';
import { deriveReleases } from '../said/derive';
import { emptyState } from '../state';
import { observationsOf, replay } from '../__testUtils__/replay';
import { at, routed, said, seen } from '../__testUtils__/story';
import { explain } from './explain';

function sentence(...observations: Observation[]) {
  const state = replay(observations).state ?? emptyState;
  return explain(state, deriveReleases(state).at(-1)?.entries ?? []);
}

const hook = (type: string) => ({ name: `my-${type}`, type, url: '' });
const initialized = seen(0, 'Initialized');
const progressing = seen(10, 'Progressing');
const begun = [initialized, progressing];
const weighing = (second: number, canaryWeight: number, failedChecks = 0) =>
  seen(second, 'Progressing', {
    since: 10,
    status: { canaryWeight, failedChecks },
  });

const waitsForPromotion =
  'Halt podinfo.test advancement waiting for promotion approval my-confirm-promotion';
const atTheGate = [
  ...begun,
  said(30, waitsForPromotion, 'warning'),
  seen(30, 'WaitingPromotion', {
    spec: { webhooks: [hook('confirm-promotion')] },
  }),
];

const plain = { strategy: 'blue-green' as const, iterations: 3 };
const malformed = {
  problems: [{ field: 'spec.analysis', message: 'is missing' }],
};

const stories: Array<[string, Record<string, unknown>, Observation[]]> = [
  ['not-seen-by-flagger', {}, [seen(0, '', { status: null })]],
  [
    'malformed',
    { reason: 'spec.analysis is missing' },
    [seen(0, '', { status: null, canary: malformed })],
  ],
  ['spec-missing', {}, [seen(0, '', { spec: null, status: null })]],
  [
    'spec-missing',
    {},
    [...begun, seen(25, 'Progressing', { since: 10, spec: null })],
  ],
  ['initializing', {}, [seen(0, 'Initializing')]],
  ['initialized', {}, [initialized]],
  [
    'waiting-for-rollout-approval',
    { gate: 'my-confirm-rollout' },
    [
      initialized,
      seen(10, 'Waiting', { spec: { webhooks: [hook('confirm-rollout')] } }),
    ],
  ],
  ['waiting', {}, [initialized, seen(10, 'Waiting')]],
  ['scaling-up', {}, begun],
  [
    'canary-not-ready',
    {
      reason: 'canary deployment podinfo.test not ready: waiting',
      deadlineSeconds: 60,
    },
    [
      ...begun,
      said(20, 'canary deployment podinfo.test not ready: waiting', 'warning'),
    ],
  ],
  [
    'canary-not-ready',
    {
      reason: 'canary deployment podinfo.test not ready: crashing',
      deadlineSeconds: 60,
    },
    [
      ...atTheGate,
      said(40, 'canary deployment podinfo.test not ready: crashing', 'warning'),
    ],
  ],
  [
    'waiting-for-promotion-approval',
    { gate: 'my-confirm-promotion', weight: null },
    [
      ...atTheGate,
      said(40, 'canary deployment podinfo.test not ready: crashing', 'warning'),
      said(50, waitsForPromotion, 'warning'),
    ],
  ],
  [
    'progressing-weight',
    { weight: 25, nextWeight: 50 },
    [...begun, weighing(20, 25)],
  ],
  ['progressing-last-weight', { weight: 50 }, [...begun, weighing(20, 50)]],
  [
    'progressing-iteration',
    { iteration: 2, iterations: 3 },
    [
      seen(0, 'Initialized', { spec: plain }),
      seen(10, 'Progressing', { spec: plain }),
      seen(20, 'Progressing', {
        since: 10,
        spec: plain,
        status: { iterations: 2 },
      }),
    ],
  ],
  [
    'mirroring',
    {},
    [initialized, seen(10, 'Progressing', { spec: { mirror: true } })],
  ],
  [
    'waiting-for-traffic-increase',
    { gate: 'mine', weight: 25 },
    [
      ...begun,
      said(20, 'Confirm-traffic-increase check mine passed'),
      weighing(20, 25),
      said(
        30,
        'Halt a.b advancement waiting for traffic increase approval mine',
        'warning',
      ),
    ],
  ],
  [
    'held-by-failed-check',
    { reason: 'Halt a.b advancement error-rate 30.00 > 1', used: 1, limit: 3 },
    [
      ...begun,
      weighing(20, 25),
      said(30, 'Halt a.b advancement error-rate 30.00 > 1', 'warning'),
      weighing(30, 25, 1),
    ],
  ],
  [
    'progressing-last-weight',
    { weight: 50 },
    [...begun, weighing(20, 25), weighing(30, 25, 1), weighing(40, 50, 1)],
  ],
  [
    'waiting-for-promotion-approval',
    { gate: 'my-confirm-promotion', weight: 50 },
    [
      ...begun,
      weighing(30, 50),
      routed(30, 50),
      seen(40, 'WaitingPromotion', {
        spec: { webhooks: [hook('confirm-promotion')] },
        status: { iterations: -1 },
      }),
    ],
  ],
  [
    'promotion-approved',
    { gate: 'my-confirm-promotion', weight: 100 },
    [
      ...begun,
      seen(40, 'WaitingPromotion', {
        spec: { webhooks: [hook('confirm-promotion')] },
        status: { iterations: -1 },
      }),
      said(70, 'Confirm-promotion check my-confirm-promotion passed'),
      routed(70, 100),
    ],
  ],
  ['promoting', {}, [...begun, seen(40, 'Promoting')]],
  [
    'promoting-stepwise',
    { primaryWeight: 70 },
    [
      ...begun,
      seen(40, 'Promoting', {
        spec: { stepWeightPromotion: 20 },
        status: { canaryWeight: 30 },
      }),
    ],
  ],
  ['finalising', {}, [...begun, seen(50, 'Finalising')]],
  ['succeeded', {}, [...begun, seen(40, 'Promoting'), seen(60, 'Succeeded')]],
  [
    'succeeded-without-analysis',
    {},
    [
      initialized,
      seen(10, 'Progressing', { spec: { skipAnalysis: true } }),
      seen(20, 'Succeeded', { spec: { skipAnalysis: true } }),
    ],
  ],
  ['failed', { reason: null }, [...begun, seen(20, 'Failed')]],
  [
    'suspended',
    { weight: 25 },
    [
      ...begun,
      routed(20, 25),
      weighing(20, 25),
      seen(25, 'Progressing', {
        since: 10,
        spec: { suspend: true },
        status: { canaryWeight: 25 },
      }),
    ],
  ],
  ['terminating', {}, [...begun, seen(20, 'Terminating')]],
  ['gone', {}, [...begun, { kind: 'gone', at: at(20), uid: 'uid-1' }]],
  [
    'stuck',
    { reason: 'the API says no', count: 3 },
    [
      ...begun,
      weighing(20, 25),
      ...[30, 40, 50].map(s => said(s, 'the API says no', 'warning')),
    ],
  ],
  [
    'failed-while-promoting',
    { reason: 'podinfo-primary.test not ready: waiting' },
    [
      ...begun,
      seen(30, 'Promoting'),
      said(50, 'podinfo-primary.test not ready: waiting', 'warning'),
      seen(50, 'Failed'),
    ],
  ],
  [
    'unknown-phase',
    { phase: 'Meditating' },
    [...begun, seen(20, 'Meditating')],
  ],
];

describe('explain', () => {
  it.each(stories)('%s %j', (code, params, story) => {
    const { evidence, ...told } = sentence(...story);

    expect(told).toEqual({ code, params });
  });

  it('says with its recording that the live traffic is on the canary', () => {
    const { code, params, evidence } = sentence(
      ...observationsOf('failed-promotion'),
    );

    expect({ code, params }).toEqual({
      code: 'failed-with-traffic-on-canary',
      params: {
        weight: 100,
        reason: expect.stringContaining('primary not ready'),
      },
    });
    expect(evidence.map(e => e.source)).toEqual(['event', 'status', 'status']);
  });

  it('has a test for each sentence', () => {
    const told = new Set([
      ...stories.map(([code]) => code),
      'failed-with-traffic-on-canary',
      // explainVersion.test.ts
      'ab-testing-never-begins',
      'refused-by-flagger',
    ]);

    expect([...told].sort()).toEqual([...explanationCodes].sort());
  });

  it('names its evidence in every state of every run', () => {
    const story = observationsOf('gates-all');
    const withoutEvidence = story
      .map((_, i) => sentence(...story.slice(0, i + 1)))
      .filter(
        ({ code, evidence }) =>
          evidence.length === 0 && code !== 'not-seen-by-flagger',
      )
      .map(({ code }) => code);

    expect(withoutEvidence).toEqual([]);
  });
});
