import { ladderOf } from './ladder';
import type { CanarySpec, Observation } from '../observation';
import { plannedSteps } from './plannedSteps';
import { observationsOf, replay } from '../__testUtils__/replay';
import { aSpec, at, said, seen } from '../__testUtils__/story';

const plan = (spec: Partial<CanarySpec>) =>
  plannedSteps({ ...aSpec, ...spec }).map(({ kind, value, gate }) =>
    [kind, gate, value].filter(word => word !== null).join(' '),
  );

const hook = (type: string) => ({ name: `my-${type}`, type, url: '' });

describe('the planned steps', () => {
  it('climb by stepWeight', () => {
    expect(plan({})).toEqual(['weight 25', 'weight 50', 'promote', 'finalise']);
  });

  it('pass maxWeight with a whole step when it is no multiple of stepWeight', () => {
    expect(plan({ stepWeight: 20 }).slice(0, 3)).toEqual([
      'weight 20',
      'weight 40',
      'weight 60',
    ]);
  });

  it('are the stepWeights as they are', () => {
    expect(plan({ stepWeight: 0, stepWeights: [1, 10, 80] })).toEqual([
      'weight 1',
      'weight 10',
      'weight 80',
      'promote',
      'finalise',
    ]);
  });

  it('lead the traffic back in steps', () => {
    expect(plan({ stepWeightPromotion: 20 })).toEqual([
      'weight 25',
      'weight 50',
      'promote',
      'primary-weight 70',
      'primary-weight 90',
      'finalise',
    ]);
  });

  it('iterate with A/B testing', () => {
    expect(plan({ strategy: 'ab-testing', iterations: 2 })).toEqual([
      'iteration 1',
      'iteration 2',
      'promote',
      'finalise',
    ]);
  });

  it('move all traffic before the copy with blue-green', () => {
    expect(plan({ strategy: 'blue-green', iterations: 2 })).toEqual([
      'iteration 1',
      'iteration 2',
      'route-all 100',
      'promote',
      'finalise',
    ]);
  });

  it('never move traffic without a mesh', () => {
    expect(
      plan({ strategy: 'blue-green', iterations: 1, provider: 'kubernetes' }),
    ).toEqual(['iteration 1', 'promote', 'finalise']);
  });

  it('mirror before the first weight', () => {
    expect(plan({ mirror: true }).slice(0, 2)).toEqual(['mirror', 'weight 25']);
  });

  it('mirror during the iterations of blue-green', () => {
    expect(
      plan({ strategy: 'blue-green', iterations: 1, mirror: true }).slice(0, 2),
    ).toEqual(['mirror', 'iteration 1']);
  });

  it('hold the gates where Flagger asks them', () => {
    const webhooks = [
      hook('confirm-promotion'),
      hook('confirm-traffic-increase'),
      hook('confirm-rollout'),
      hook('rollback'),
      hook('rollout'),
    ];

    expect(plan({ webhooks })).toEqual([
      'gate confirm-rollout',
      'gate confirm-traffic-increase',
      'weight 25',
      'weight 50',
      'gate confirm-promotion',
      'promote',
      'finalise',
    ]);
  });

  it('ask no traffic gate where no traffic is increased', () => {
    const webhooks = [hook('confirm-traffic-increase')];

    expect(
      plan({ strategy: 'blue-green', iterations: 1, webhooks }),
    ).not.toContain('gate confirm-traffic-increase');
  });

  it('stay readable for an absurd plan', () => {
    expect(plan({ stepWeight: 1, maxWeight: 100 }).length).toBeLessThan(105);
    expect(plan({ strategy: 'blue-green', iterations: 1e9 })).toHaveLength(100);
  });

  it('are only the end when nothing is planned', () => {
    expect(plan({ stepWeight: 0 })).toEqual(['promote', 'finalise']);
  });
});

/** Where a story's last release stands, one word a rung. */
function standing(observations: Observation[]) {
  const { state, timelines, releases } = replay(observations);
  const canary = state?.canary;
  if (!canary) throw new Error('No Canary in this story');
  const ladder = ladderOf(canary, timelines.get(releases.length) ?? []);
  return {
    current: ladder.current,
    states: ladder.steps.map(step => step.state).join(' '),
    times: ladder.steps.map(step => step.reachedAt),
    left: ladder.steps.map(step => step.leftAt),
  };
}

describe('where a release stands', () => {
  const begun = [seen(0, 'Initialized'), seen(10, 'Progressing')];
  const weighing = (second: number, canaryWeight: number) =>
    seen(second, 'Progressing', { since: 10, status: { canaryWeight } });

  it('is nowhere before the first step', () => {
    expect(standing(begun)).toMatchObject({
      current: null,
      states: 'ahead ahead ahead ahead',
    });
  });

  it('is the newest weight, with its time', () => {
    expect(
      standing([...begun, weighing(20, 25), weighing(30, 50)]),
    ).toMatchObject({
      current: 1,
      states: 'done current ahead ahead',
      times: [at(20), at(30), null, null],
    });
  });

  it('says which step nobody saw', () => {
    expect(standing([...begun, weighing(30, 50)]).states).toBe(
      'unknown current ahead ahead',
    );
  });

  it('says which steps an early promotion left out', () => {
    const promoted = seen(30, 'Promoting', { status: { canaryWeight: 25 } });

    expect(standing([...begun, weighing(20, 25), promoted]).states).toBe(
      'done skipped current ahead',
    );
  });

  it('is the gate that holds it', () => {
    const webhooks = [hook('confirm-promotion')];
    const waiting = [
      seen(0, 'Initialized', { spec: { webhooks } }),
      seen(10, 'Progressing', { spec: { webhooks } }),
      seen(40, 'WaitingPromotion', { spec: { webhooks } }),
    ];

    expect(standing(waiting)).toMatchObject({ current: 2 });
  });

  it('is not the gate any more once it let pass', () => {
    const spec = { webhooks: [hook('confirm-traffic-increase')] };
    const gate = (second: number, passed: boolean) =>
      passed
        ? said(second, 'Confirm-traffic-increase check my passed')
        : said(
            second,
            'Halt a.b advancement waiting for traffic increase approval my',
            'warning',
          );
    const story = [
      seen(0, 'Initialized', { spec }),
      seen(10, 'Progressing', { spec }),
      gate(20, false),
    ];

    expect(standing(story).current).toBe(0);
    expect(
      standing([
        ...story,
        gate(30, true),
        seen(30, 'Progressing', {
          since: 10,
          spec,
          status: { canaryWeight: 25 },
        }),
      ]).current,
    ).toBe(1);
  });

  it('counts a gate from its first no to its yes, and the step before it up to that no', () => {
    const spec = { webhooks: [hook('confirm-promotion')] };
    const weighed = (second: number, canaryWeight: number) =>
      seen(second, 'Progressing', {
        since: 10,
        spec,
        status: { canaryWeight },
      });
    const waiting = [
      seen(0, 'Initialized', { spec }),
      weighed(20, 25),
      weighed(30, 50),
      seen(40, 'WaitingPromotion', { spec, status: { iterations: -1 } }),
    ];
    const approved = [
      ...waiting,
      said(70, 'Confirm-promotion check my-confirm-promotion passed'),
      seen(70, 'Promoting', { spec }),
    ];

    expect(standing(waiting)).toMatchObject({
      times: [at(20), at(30), at(40), null, null],
      left: [at(30), at(40), null, null, null],
    });
    expect(standing(approved)).toMatchObject({
      times: [at(20), at(30), at(40), at(70), null],
      left: [at(30), at(40), at(70), null, null],
    });
  });

  it('is the traffic gate where it was closed again, before the next weight', () => {
    const spec = { webhooks: [hook('confirm-traffic-increase')] };
    const story = [
      seen(0, 'Initialized', { spec }),
      seen(10, 'Progressing', { spec }),
      said(20, 'Confirm-traffic-increase check my passed'),
      seen(20, 'Progressing', {
        since: 10,
        spec,
        status: { canaryWeight: 25 },
      }),
      said(
        30,
        'Halt a.b advancement waiting for traffic increase approval my',
        'warning',
      ),
    ];

    expect(standing(story)).toMatchObject({
      current: 1,
      states: 'done current ahead ahead ahead',
    });
  });

  it('is at the end of every rung in a recording that succeeded', () => {
    for (const name of [
      'weighted-success',
      'step-weights-with-promotion-steps',
      'blue-green-gated',
      'ab-testing',
      'gates-all',
    ]) {
      expect([name, standing(observationsOf(name)).states]).toEqual([
        name,
        expect.stringMatching(/^(done ?)+$/),
      ]);
    }
  });
});
