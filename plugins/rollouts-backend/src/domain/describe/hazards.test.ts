import { hazardsOf } from './hazards';
import type { CanarySpec, Observation } from '../observation';
import { emptyState } from '../state';
import { observationsOf, replay } from '../__testUtils__/replay';
import { at, deployed, routed, said, seen } from '../__testUtils__/story';

const hazards = (observations: Observation[]) =>
  hazardsOf(replay(observations).state ?? emptyState).map(
    ({ code, params }) => ({ code, params }),
  );
const codes = (observations: Observation[]) =>
  hazards(observations).map(({ code }) => code);

const initialized = seen(0, 'Initialized');
const progressing = seen(10, 'Progressing');
const idleWith = (spec: Partial<CanarySpec>) => [
  seen(0, 'Succeeded', { spec }),
];

describe('traffic on the canary after a failure', () => {
  const failed = (spec: Partial<CanarySpec>, canaryWeight = 100) => [
    initialized,
    progressing,
    seen(40, 'Failed', { spec, status: { canaryWeight } }),
  ];

  it('is the first thing to say', () => {
    expect(hazards(observationsOf('failed-promotion'))[0]).toEqual({
      code: 'traffic-on-canary-after-failure',
      params: { weight: 100 },
    });
  });

  it('may be ended once the primary is ready again', () => {
    const repaired = deployed(50, 'primary', '1.1', { ready: true });
    const broken = deployed(60, 'primary', '1.1', { ready: false });
    expect(codes([...failed({}), repaired])).toEqual(['primary-repaired']);
    expect(codes([...failed({}), repaired, broken])).toEqual([
      'traffic-on-canary-after-failure',
    ]);
  });

  it('is read from the route where there is one', () => {
    expect(hazards([...failed({}, 0), routed(41, 25)])[0]).toMatchObject({
      params: { weight: 25 },
    });
    expect(codes([...failed({}), routed(41, 0)])).toEqual([]);
  });

  it('is not claimed where no traffic is shifted', () => {
    expect(codes(failed({ provider: 'kubernetes' }))).toEqual([
      'fictitious-weight',
    ]);
  });

  it('is told from the rule for matching requests with A/B testing', () => {
    const spec = { strategy: 'ab-testing' as const, iterations: 3 };

    expect(codes([...failed(spec, 0), routed(41, 100)])).toEqual([]);
    expect(codes(failed(spec))).toEqual(['traffic-on-canary-after-failure']);
  });

  it('is over when the next release takes the traffic back', () => {
    expect(codes(observationsOf('repair-after-failed-promotion'))).toEqual([]);
  });
});

describe('a primary that was being replaced when the release failed', () => {
  const promoting = [initialized, progressing, seen(30, 'Promoting')];
  const failed = seen(40, 'Failed');

  it('is told with when the copy began', () => {
    const { state } = replay([...promoting, failed]);

    expect(hazardsOf(state ?? emptyState)[0]).toEqual({
      code: 'primary-half-updated',
      severity: 'danger',
      params: {},
      evidence: [
        {
          source: 'history',
          text: 'copied to the primary before it failed',
          at: at(30),
        },
      ],
    });
  });

  it('is told where nothing routes by weight, too', () => {
    const provider = 'kubernetes';
    const status = { canaryWeight: 100 };
    expect(
      codes([...promoting, seen(40, 'Failed', { spec: { provider }, status })]),
    ).toEqual(['primary-half-updated', 'fictitious-weight']);
  });

  it('is not what happened to one that failed before the copy', () => {
    expect(codes([initialized, progressing, failed])).toEqual([]);
  });

  it('is over with the next release', () => {
    const next = seen(60, 'Progressing', {
      status: { lastAppliedSpec: 'rev-2' },
    });
    expect(codes([...promoting, failed, next])).toEqual([]);
  });
});

describe('stuck', () => {
  const refused = observationsOf('route-refused');
  const isRefusal = (o: Observation) =>
    o.kind === 'said' && o.message.includes('routes are frozen');
  const last = refused.length - [...refused].reverse().findIndex(isRefusal);

  it('is a release whose Warning repeats without a step', () => {
    expect(hazards(refused.slice(0, last))).toEqual([
      {
        code: 'stuck',
        params: {
          count: 6,
          reason: expect.stringContaining('routes are frozen'),
        },
      },
    ]);
  });

  it('is over with the next step', () => {
    expect(codes(refused)).toEqual([]);
  });

  it('is not a wait for a person, for pods or for the next check', () => {
    for (const name of [
      'gates-all',
      'canary-never-ready',
      'weighted-metric-failure',
      'suspend-resume',
      'failed-promotion',
      'blue-green-gated',
    ]) {
      const story = observationsOf(name);
      const ever = story.some((_, i) =>
        codes(story.slice(0, i + 1)).includes('stuck'),
      );
      expect([name, ever]).toEqual([name, false]);
    }
  });

  it('is a primary that is not ready before the promotion', () => {
    const words = [20, 30, 40].map(second =>
      said(second, 'podinfo-primary.test not ready: waiting', 'warning'),
    );

    expect(codes([initialized, progressing, ...words])).toEqual(['stuck']);
  });

  it('is not what Flagger says about a plain cluster on each tick', () => {
    const spec = { provider: 'kubernetes', strategy: 'blue-green' as const };
    const words = [20, 30, 40].map(second =>
      said(
        second,
        'Progressive traffic is not supported when using the kubernetes provider',
        'warning',
      ),
    );

    expect(
      codes([
        seen(0, 'Initialized', { spec }),
        seen(10, 'Waiting', { spec }),
        ...words,
      ]),
    ).toEqual(['fictitious-weight']);
  });
});

describe('a swallowed revision', () => {
  it('is told: it will not start by itself', () => {
    expect(codes(observationsOf('push-after-failed-promotion'))).toEqual([
      'primary-half-updated',
      'wedged',
    ]);
  });

  it('is not an ordinary failure', () => {
    expect(codes(observationsOf('weighted-metric-failure'))).toEqual([]);
  });
});

describe('a pause with traffic on the canary', () => {
  const paused = seen(30, 'Progressing', {
    since: 10,
    spec: { suspend: true },
    status: { canaryWeight: 25 },
  });

  it('is told with the share', () => {
    expect(hazards([initialized, progressing, routed(29, 25), paused])).toEqual(
      [{ code: 'suspended-with-canary-traffic', params: { weight: 25 } }],
    );
  });

  it('is harmless without traffic', () => {
    expect(codes(idleWith({ suspend: true }))).toEqual([]);
  });
});

describe('route and status that disagree', () => {
  const weighing = seen(20, 'Progressing', {
    since: 10,
    status: { canaryWeight: 25 },
  });

  it('are told', () => {
    expect(
      hazards([initialized, progressing, weighing, routed(21, 0)]),
    ).toEqual([{ code: 'weight-mismatch', params: { route: 0, status: 25 } }]);
  });

  it('may be a step apart: they are written one after the other', () => {
    expect(codes([initialized, progressing, weighing, routed(30, 50)])).toEqual(
      [],
    );
  });
});

describe('what a spec implies', () => {
  it.each([
    ['skips-analysis', { skipAnalysis: true }],
    ['no-checks', { metrics: [] }],
    ['fictitious-weight', { provider: 'kubernetes' }],
  ])('%s', (code, spec) => {
    expect(codes(idleWith(spec))).toEqual([code]);
  });

  it('is nothing when a hook checks instead of metrics', () => {
    const webhooks = [{ name: 'test', type: 'rollout', url: '' }];

    expect(codes(idleWith({ metrics: [], webhooks }))).toEqual([]);
  });

  it('is nothing once the Canary is gone', () => {
    const gone: Observation = { kind: 'gone', at: 1, uid: 'uid-1' };

    expect(codes([...idleWith({ skipAnalysis: true }), gone])).toEqual([]);
  });
});
