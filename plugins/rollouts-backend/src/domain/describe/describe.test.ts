import { describeRollout } from './describe';
import type { Observation } from '../observation';
import { emptyState } from '../state';
import { observationsOf, replay } from '../__testUtils__/replay';
import { at, routed, said, seen } from '../__testUtils__/story';

function describedUntil(name: string, isLast: (o: Observation) => boolean) {
  const story = observationsOf(name);
  const last = story.findIndex(isLast);
  if (last === -1) throw new Error(`${name} has no such moment`);
  const { state } = replay(story.slice(0, last + 1));
  return describeRollout(
    state ?? emptyState,
    story[last].at,
    story[last].at,
    null,
  );
}

const inPhase = (phase: string) => (o: Observation) =>
  o.kind === 'canary' && o.canary.status?.phase === phase;

const described = (observations: Observation[], second = 60) =>
  describeRollout(
    replay(observations).state ?? emptyState,
    at(second),
    at(second),
    null,
  );

const begun = [
  seen(0, 'Initialized'),
  said(10, 'New revision detected! Scaling up podinfo.shop'),
  seen(10, 'Progressing'),
];

describe('the weight', () => {
  it('comes from the route while the status says 0', () => {
    const { phase, weight } = describedUntil(
      'gates-all',
      inPhase('WaitingPromotion'),
    );

    expect(phase).toBe('WaitingPromotion');
    expect(weight).toEqual({
      value: 50,
      source: 'route',
      object: 'HTTPRoute podinfo',
    });
  });

  it('is unknown there without a route', () => {
    expect(described([...begun, seen(40, 'WaitingPromotion')]).weight).toEqual({
      value: null,
      source: 'unknown',
      object: null,
    });
  });

  it('is the status where no route was read or the route is gone', () => {
    const weighing = seen(20, 'Progressing', { status: { canaryWeight: 25 } });
    const status = { value: 25, source: 'status', object: null };

    expect(described([...begun, weighing]).weight).toEqual(status);
    expect(
      described([...begun, routed(20, 25), weighing, routed(21, null)]).weight,
    ).toEqual(status);
  });

  it('is fictitious with provider kubernetes', () => {
    const spec = { provider: 'kubernetes' };
    const failed = seen(20, 'Failed', { spec, status: { canaryWeight: 100 } });

    expect(described([...begun, failed]).weight).toMatchObject({
      value: 100,
      source: 'fictitious',
    });
  });
});

describe('the ladder', () => {
  it('still tells after the end where a release failed', () => {
    const { ladder } = describedUntil(
      'weighted-metric-failure',
      inPhase('Failed'),
    );
    const reached = ladder.steps.filter(step => step.reachedAt !== null);

    expect(ladder.current).toBeNull();
    expect(reached.length).toBeGreaterThan(0);
    expect(reached.every(({ state }) => state === 'done')).toBe(true);
    expect(ladder.steps.at(-1)).toMatchObject({ state: 'ahead' });
  });
});

describe('since when', () => {
  it('is the time of the condition, not of the last write', () => {
    const { phaseSince } = described([
      ...begun,
      seen(30, 'Progressing', { since: 10 }),
    ]);

    expect(phaseSince).toBe(at(10));
  });

  it('is the restart, which leaves the condition as it is', () => {
    const { phaseSince } = described([
      ...begun,
      seen(30, 'Progressing', {
        since: 10,
        status: { lastAppliedSpec: 'rev-2' },
      }),
    ]);

    expect(phaseSince).toBe(at(30));
  });
});

describe('failed checks', () => {
  it('come from history after a failure', () => {
    expect(
      describedUntil('weighted-metric-failure', inPhase('Failed')).failedChecks,
    ).toEqual({ used: 3, limit: 3 });
  });

  it('are not the number that somebody wrote to abort', () => {
    const aborting = seen(20, 'Progressing', { status: { failedChecks: 9e5 } });

    expect(described([...begun, aborting]).failedChecks.used).toBeNull();
  });
});

describe('the next check', () => {
  it('is an interval after the last sign of life', () => {
    expect(described(begun, 15).nextCheckAt).toBe(at(20));
    expect(
      described([...begun, said(20, 'the API says no', 'warning')], 25)
        .nextCheckAt,
    ).toBe(at(30));
  });

  it('is overdue when a tick would have left a trace', () => {
    expect(described(begun, 37).nextCheckAt).toBe(at(20));
  });

  it('is in the future when ticks leave no trace', () => {
    const waiting = [...begun, seen(30, 'WaitingPromotion')];

    expect(described(waiting, 67).nextCheckAt).toBe(at(70));
  });

  it.each([
    ['nothing runs', [seen(0, 'Succeeded')]],
    [
      'it is paused',
      [...begun, seen(20, 'Progressing', { spec: { suspend: true } })],
    ],
  ])('is none while %s', (_, story) => {
    expect(described(story).nextCheckAt).toBeNull();
  });
});

describe('gates', () => {
  const gate = (type: string, name = 'mine') => ({
    name,
    type,
    url: 'http://x/y',
  });
  const gates = (observations: Observation[]) =>
    described(observations).gates.map(
      ({ kind, name, state }) => `${kind} ${name} ${state}`,
    );

  it('are idle until Flagger asks', () => {
    const spec = { webhooks: [gate('confirm-promotion'), gate('rollout')] };

    expect(gates([seen(0, 'Succeeded', { spec })])).toEqual([
      'confirm-promotion mine idle',
    ]);
  });

  it('wait in the phase that is named after them', () => {
    const spec = { webhooks: [gate('confirm-rollout')] };
    const waiting = seen(10, 'Waiting', { spec });

    expect(gates([seen(0, 'Initialized', { spec }), waiting])).toEqual([
      'confirm-rollout mine waiting',
    ]);
  });

  it('of one kind are told apart', () => {
    const spec = {
      webhooks: [
        gate('confirm-promotion', 'a'),
        gate('confirm-promotion', 'b'),
      ],
    };
    const story = [
      ...begun,
      seen(40, 'WaitingPromotion', { spec }),
      said(
        40,
        'Halt x.y advancement waiting for promotion approval a',
        'warning',
      ),
      said(50, 'Confirm-promotion check a passed'),
    ];

    expect(gates(story)).toEqual([
      'confirm-promotion a passed',
      'confirm-promotion b waiting',
    ]);
  });

  it('wait again when they are closed again', () => {
    const spec = { webhooks: [gate('confirm-traffic-increase')] };
    const halt =
      'Halt x.y advancement waiting for traffic increase approval mine';
    const story = [
      seen(0, 'Initialized', { spec }),
      seen(10, 'Progressing', { spec }),
      said(20, 'Confirm-traffic-increase check mine passed'),
    ];

    expect(gates(story)).toEqual(['confirm-traffic-increase mine passed']);
    expect(gates([...story, said(30, halt, 'warning')])).toEqual([
      'confirm-traffic-increase mine waiting',
    ]);
  });

  it('are what a recording shows at its end of waiting', () => {
    const { gates: all } = describedUntil(
      'gates-all',
      inPhase('WaitingPromotion'),
    );

    expect(all.map(({ kind, state }) => [kind, state])).toEqual([
      ['confirm-rollout', 'passed'],
      ['confirm-traffic-increase', 'passed'],
      ['confirm-promotion', 'waiting'],
    ]);
  });
});

describe('a rollout', () => {
  it('shows both images while it runs', () => {
    const { images } = describedUntil(
      'weighted-success',
      inPhase('Progressing'),
    );

    expect(images.stable?.[0].image).toMatch(/6\.0\.0$/);
    expect(images.candidate?.[0].image).toMatch(/6\.0\.1$/);
  });

  it('can be described before anything is known', () => {
    expect(describeRollout(emptyState, at(0), at(0), null)).toMatchObject({
      phase: null,
      images: { stable: null, candidate: null },
      failedChecks: { used: null },
      nextCheckAt: null,
    });
  });
});
