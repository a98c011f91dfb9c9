import { reduce } from '../reduce';
import type { CanarySpec } from '../observation';
import type { OwnGate } from '../gates/hooks/ownGates';
import type { RolloutState } from '../state';
import { observationsOf } from '../__testUtils__/replay';
import { at, said, seen } from '../__testUtils__/story';
import { after, hook, running, view } from './__testUtils__/running';
import { planAction } from './plan';

const ownGate = (kind: OwnGate['kind'], checksums = ['abc']): OwnGate => ({
  kind,
  hook: `their-${kind}`,
  checksums,
  last: null,
});

const planOf = (verb: 'promote' | 'rollback', state: RolloutState) => {
  const { plan, refusal } = planAction(verb, view(state));
  return plan ? plan.lever : refusal;
};

describe('roll back', () => {
  it.each(['Progressing', 'WaitingPromotion'])(
    'counts more failed checks than any threshold in %s',
    phase => {
      const { plan, write } = planAction('rollback', view(running({}, phase)));

      expect(write).toEqual({ field: 'status.failedChecks', value: 900_001 });
      expect(plan).toMatchObject({
        lever: 'failed-checks',
        weightNow: 25,
        weightAfter: 0,
        version: ['podinfo:1.1'],
        servesNow: [
          { images: ['podinfo:1.0'], percent: 75 },
          { images: ['podinfo:1.1'], percent: 25 },
        ],
        imagesAfter: ['podinfo:1.0'],
        restores: null,
        withinMs: 30_000,
        commands: [
          `kubectl -n shop patch canaries.flagger.app checkout --subresource=status --type=merge -p '{"status":{"failedChecks":900001}}'`,
        ],
      });
      expect(plan?.warnings.map(({ code }) => code)).toEqual([
        'one-more-step',
        'template-stays',
      ]);
    },
  );

  it.each([
    ['A/B testing', { strategy: 'ab-testing', iterations: 3 }],
    ['blue-green', { strategy: 'blue-green', iterations: 3 }],
    ['stepWeights', { stepWeight: 0, stepWeights: [5, 25, 60] }],
    ['a hook of others', { webhooks: [hook('confirm-promotion')] }],
  ] as Array<[string, Partial<CanarySpec>]>)('works for %s', (_, spec) => {
    expect(planOf('rollback', running(spec))).toBe('failed-checks');
  });

  it('says that weights of provider kubernetes are fictitious', () => {
    const spec: Partial<CanarySpec> = {
      provider: 'kubernetes',
      strategy: 'blue-green',
      iterations: 3,
    };
    const { plan } = planAction('rollback', view(running(spec)));
    expect(plan?.warnings.at(-1)?.code).toBe('fictitious-weight');
  });
});

describe('promote', () => {
  it('lowers the highest weight to the present one', () => {
    const { plan, write } = planAction('promote', view(running()));

    expect(write).toEqual({ field: 'spec.analysis.maxWeight', value: 25 });
    expect(plan).toMatchObject({
      lever: 'max-weight',
      restores: 'spec.analysis.maxWeight',
      version: ['podinfo:1.1'],
      servesNow: [
        { images: ['podinfo:1.0'], percent: 75 },
        { images: ['podinfo:1.1'], percent: 25 },
      ],
      imagesAfter: ['podinfo:1.1'],
      weightNow: 25,
      weightAfter: 0,
      withinMs: 5 * 10_000 + 60_000,
    });
    expect(plan?.warnings).toEqual([
      { code: 'skips-steps', params: { skipped: 1 } },
      { code: 'newer-revision-before-restore', params: {} },
    ]);
  });

  it('cuts stepWeights after the present one', () => {
    const spec = { stepWeight: 0, stepWeights: [5, 25, 60] };
    expect(planAction('promote', view(running(spec))).write).toEqual({
      field: 'spec.analysis.stepWeights',
      value: [5, 25],
    });
  });

  it('never writes less than 1: Flagger takes 0 for 100', () => {
    const state = running({}, 'Progressing', { canaryWeight: 0 });
    expect(planOf('promote', state)).toMatchObject({
      code: 'canary-not-ready',
    });
  });

  it.each([
    ['A/B testing', { strategy: 'ab-testing', iterations: 3 }, 'no-lever'],
    ['blue-green', { strategy: 'blue-green', iterations: 3 }, 'no-lever'],
    ['provider kubernetes', { provider: 'kubernetes' }, 'no-lever'],
    [
      'a promotion hook of others',
      { webhooks: [hook('confirm-promotion')] },
      'promotion-hook',
    ],
  ] as Array<[string, Partial<CanarySpec>, string]>)(
    'is refused for %s',
    (_, spec, code) => {
      expect(planOf('promote', running(spec))).toMatchObject({ code });
    },
  );

  it('is refused while the traffic gate of others says no, since it is asked again at the end', () => {
    const spec = { webhooks: [hook('confirm-traffic-increase')] };
    const state = reduce(
      running(spec),
      said(
        25,
        'Halt a.b advancement waiting for traffic increase approval their-confirm-traffic-increase',
        'warning',
      ),
    ).next;
    expect(planOf('promote', running(spec))).toBe('max-weight');
    expect(planOf('promote', state)).toEqual({
      code: 'foreign-gate',
      params: { gate: 'their-confirm-traffic-increase' },
    });
  });

  it('is refused while the portal itself holds the traffic, which can be resumed', () => {
    const gates = [ownGate('confirm-traffic-increase', [])];
    const paused = view(running(), { held: true, gates });
    const { refusal } = planAction('promote', paused);
    expect(refusal).toEqual({ code: 'held', params: {}, instead: 'resume' });
  });
});

describe('gates of this portal', () => {
  const spec = {
    webhooks: [hook('confirm-promotion'), hook('rollback')],
  };
  const waiting = running(spec, 'WaitingPromotion');
  const plan = (verb: 'promote' | 'rollback', ...gates: OwnGate[]) =>
    planAction(verb, view(waiting, { gates }));

  it('promote what waits for their yes, also where no other lever is safe', () => {
    for (const strategy of ['canary', 'ab-testing', 'blue-green'] as const) {
      const state = running({ ...spec, strategy }, 'WaitingPromotion');
      const { plan: planned, write } = planAction(
        'promote',
        view(state, { gates: [ownGate('confirm-promotion')] }),
      );
      expect(write).toEqual({
        field: 'gate',
        value: { kind: 'confirm-promotion', checksums: ['abc'] },
      });
      expect(planned).toMatchObject({
        lever: 'gate',
        restores: null,
        imagesAfter: ['podinfo:1.1'],
        withinMs: 8 * 10_000 + 60_000,
        warnings: [],
      });
    }
  });

  it('roll back what asks whether to, else failed checks do', () => {
    expect(plan('rollback', ownGate('rollback')).write).toEqual({
      field: 'gate',
      value: { kind: 'rollback', checksums: ['abc'] },
    });
    expect(plan('rollback', ownGate('rollback')).plan).toMatchObject({
      lever: 'gate',
      withinMs: 30_000,
    });
    for (const gates of [[], [ownGate('rollback', [])]]) {
      expect(plan('rollback', ...gates).write?.field).toBe(
        'status.failedChecks',
      );
    }
  });

  it('promote nothing that they were not asked about', () => {
    expect(plan('promote', ownGate('confirm-promotion', [])).refusal).toEqual({
      code: 'gate-not-asked',
      params: { gate: 'their-confirm-promotion' },
    });
  });

  describe('beside a hook of another server', () => {
    const other = { ...hook('confirm-promotion'), name: 'other' };
    const [first, last] = [
      [other, ...spec.webhooks],
      [...spec.webhooks, other],
    ];
    const promote = (webhooks: typeof first, checksums: string[]) =>
      planAction(
        'promote',
        view(running({ webhooks }, 'WaitingPromotion'), {
          gates: [ownGate('confirm-promotion', checksums)],
        }),
      );

    it.each([
      ['first', first],
      ['last', last],
    ])(
      'that is asked %s, promote and say that its yes is needed too',
      (_, webhooks) => {
        const { plan: planned, write } = promote(webhooks, ['abc']);
        expect(planned?.warnings).toEqual([
          { code: 'waits-for-hook', params: { gate: 'other' } },
        ]);
        expect(write).toEqual({
          field: 'gate',
          value: {
            kind: 'confirm-promotion',
            checksums: ['abc'],
            others: ['other'],
          },
        });
      },
    );

    it('promote nothing that they were not asked about, and name who may keep them from it', () => {
      expect(promote(first, []).refusal).toEqual({
        code: 'promotion-hook',
        params: { gate: 'other' },
      });
      expect(promote(last, []).refusal).toEqual({
        code: 'gate-not-asked',
        params: { gate: 'their-confirm-promotion' },
      });
    });
  });

  it('promote nothing that only others are asked about', () => {
    expect(plan('promote', ownGate('rollback')).refusal?.code).toBe(
      'promotion-hook',
    );
  });
});

describe.each(['promote', 'rollback'] as const)('%s is refused', verb => {
  it.each([
    ['Initialized', 'nothing-runs'],
    ['Waiting', 'not-started'],
    ['Promoting', 'already-promoting'],
    ['Finalising', 'already-promoting'],
    ['Succeeded', 'nothing-runs'],
    ['Failed', 'nothing-runs'],
    ['Terminating', 'gone'],
    ['Meditating', 'nothing-runs'],
  ])('in %s', (phase, code) => {
    const state = after([seen(0, 'Initialized'), seen(10, phase)]);
    expect(planOf(verb, state)).toMatchObject({ code });
  });

  it('while all traffic is on the canary of a failed promotion', () => {
    const state = observationsOf(
      'failed-promotion',
    ).reduce<RolloutState | null>(
      (known, observation) => reduce(known, observation).next,
      null,
    );
    expect(state && planOf(verb, state)).toMatchObject({
      code: 'traffic-on-canary-after-failure',
      instead: 'pause',
    });
  });

  it('while paused, and while the analysis is skipped', () => {
    expect(planOf(verb, running({ suspend: true }))).toEqual({
      code: 'suspended',
      params: {},
      instead: 'resume',
    });
    expect(planOf(verb, running({ skipAnalysis: true }))).toMatchObject({
      code: 'analysis-skipped',
      instead: 'pause',
    });
  });

  it('while the pods are not ready: Flagger looks at nothing else', () => {
    const state = reduce(
      running({}, 'Progressing', { canaryWeight: 0 }),
      said(
        25,
        'canary deployment checkout.shop not ready: waiting for rollout to finish: 0 out of 2 new replicas have been updated',
        'warning',
      ),
    ).next;
    expect(planOf(verb, state)).toMatchObject({ code: 'canary-not-ready' });
  });

  it('where actions are off, and while nobody knows what is going on', () => {
    const state = running();
    expect(planAction(verb, view(state, { actions: false })).refusal).toEqual({
      code: 'actions-off',
      params: {},
    });
    expect(planAction(verb, view(state, { staleMs: 4_000 })).refusal).toEqual({
      code: 'source-stale',
      params: { ageMs: 4_000 },
    });
  });

  it('when the Canary is gone, going or cannot be read', () => {
    const gone = reduce(running(), { kind: 'gone', at: at(50), uid: 'uid-1' });
    const going = reduce(
      running(),
      seen(50, 'Progressing', { canary: { deleting: true } }),
    );
    const bad = reduce(running(), seen(50, 'Progressing', { spec: null }));
    expect(planOf(verb, gone.next)).toMatchObject({ code: 'gone' });
    expect(planOf(verb, going.next)).toMatchObject({ code: 'gone' });
    expect(planOf(verb, bad.next)).toMatchObject({ code: 'malformed' });
  });
});
