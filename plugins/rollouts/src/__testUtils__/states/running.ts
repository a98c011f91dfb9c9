import {
  aRelease,
  aRollout,
  BUILDER_NOW,
} from '@rollouts/backstage-plugin-rollouts-common/testing';
import { aLadder } from '../aLadder';
import { anAnswer, MINUTE, single, State } from './state';

const openRelease = aRelease({
  id: 'rollout-1.42',
  number: 42,
  openedAt: BUILDER_NOW - 4 * MINUTE,
  closedAt: null,
  outcome: null,
  cause: null,
  images: {
    from: [{ container: 'app', image: 'example.org/shop/checkout:1.4.1' }],
    to: [{ container: 'app', image: 'example.org/shop/checkout:1.4.2' }],
  },
  maxWeight: 30,
});

/** A weighted release at 30 %. */
export const progressing = aRollout()
  .inPhase('Progressing')
  .atWeight(30)
  .with({
    release: openRelease,
    explanation: {
      code: 'progressing-weight',
      params: { weight: 30, nextWeight: 40 },
      evidence: [
        {
          source: 'event',
          text: 'Advance checkout.shop canary weight 30',
          at: BUILDER_NOW - MINUTE,
        },
        { source: 'status', text: 'phase Progressing', at: null },
      ],
    },
  });

const elsewhere = (cluster: string, phase: string) =>
  aRollout().named('checkout', 'shop', cluster).with({ phase }).build();

export const runningStates: Record<string, State> = {
  progressing: single('Moving, one cluster', progressing.build()),
  held: {
    title: 'Held by a failed check, three clusters, one down',
    reply: async () => {
      const answer = anAnswer([
        progressing
          .withFailedChecks(2)
          .with({
            explanation: {
              code: 'held-by-failed-check',
              params: {
                reason: 'Halt advancement error-rate 7.20 > 1',
                used: 2,
                limit: 5,
              },
              evidence: [
                {
                  source: 'event',
                  text: 'Halt checkout.shop advancement error-rate 7.20 > 1',
                  at: BUILDER_NOW - 22_000,
                },
              ],
            },
          })
          .build(),
        elsewhere('staging', 'Succeeded'),
        elsewhere('edge-3', 'Succeeded'),
      ]);
      const sources = answer.sources.map(source =>
        source.name === 'edge-3'
          ? {
              ...source,
              state: 'down' as const,
              lastSuccessAt: BUILDER_NOW - 12 * MINUTE,
            }
          : { ...source, simulated: source.name === 'staging' },
      );
      return { ...answer, sources };
    },
  },
  stepwise: single(
    'Promoting in steps',
    progressing
      .inPhase('Promoting')
      .with({
        weight: { value: 50, source: 'route', object: 'HTTPRoute checkout' },
        ladder: aLadder(
          [
            'weight 25',
            'weight 50',
            'weight 100',
            'promote',
            'primary 50',
            'primary 100',
            'finalise',
          ],
          4,
        ),
        explanation: {
          code: 'promoting-stepwise',
          params: { primaryWeight: 50 },
          evidence: [],
        },
      })
      .build(),
  ),
  'many-steps': single(
    'Forty steps',
    progressing
      .with({
        ladder: aLadder(
          [
            'gate confirm-rollout',
            ...Array.from({ length: 40 }, (_, i) => `weight ${2 * (i + 1)}`),
            'gate confirm-promotion',
            'promote',
            'finalise',
          ],
          15,
        ),
      })
      .build(),
  ),
  mirroring: single(
    'Mirroring',
    progressing
      .with({
        weight: { value: 0, source: 'route', object: 'HTTPRoute checkout' },
        ladder: {
          ...aLadder(
            ['mirror', 'weight 20', 'weight 40', 'promote', 'finalise'],
            0,
          ),
          mirrorWeight: 100,
        },
        explanation: { code: 'mirroring', params: {}, evidence: [] },
      })
      .build(),
  ),
  'ab-testing': single(
    'A/B testing',
    progressing
      .with({
        strategy: 'ab-testing',
        weight: { value: 100, source: 'status', object: null },
        ladder: {
          ...aLadder(
            [
              'iteration 1',
              'iteration 2',
              'iteration 3',
              'iteration 4',
              'iteration 5',
              'promote',
              'finalise',
            ],
            2,
          ),
          matches: [
            'header x-canary is "insider"',
            'cookie canary matches "always"',
          ],
        },
        explanation: {
          code: 'progressing-iteration',
          params: { iteration: 3, iterations: 5 },
          evidence: [],
        },
      })
      .build(),
  ),
  'blue-green': single(
    'Blue-green without a mesh: the weight is fictitious',
    progressing
      .with({
        strategy: 'blue-green',
        provider: 'kubernetes',
        weight: { value: 100, source: 'fictitious', object: null },
        ladder: aLadder(
          [
            'iteration 1',
            'iteration 2',
            'iteration 3',
            'route-all',
            'promote',
            'finalise',
          ],
          1,
        ),
        hazards: [
          {
            code: 'fictitious-weight',
            severity: 'info',
            params: {},
            evidence: [],
          },
        ],
        explanation: {
          code: 'progressing-iteration',
          params: { iteration: 2, iterations: 3 },
          evidence: [],
        },
      })
      .build(),
  ),
};
