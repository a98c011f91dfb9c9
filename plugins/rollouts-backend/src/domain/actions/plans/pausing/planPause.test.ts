import type { CanarySpec, FieldManager } from '../../../observation';
import type { OwnGate } from '../../../gates/hooks/ownGates';
import type { Objection } from '../../../gates/policy/types';
import type { RolloutState } from '../../../state';
import { observationsOf } from '../../../__testUtils__/replay';
import { after, running, view } from '../../__testUtils__/running';
import { planAction } from '../../plan';

const gate = (checksums = ['abc']): OwnGate => ({
  kind: 'confirm-traffic-increase',
  hook: 'more',
  checksums,
  last: null,
});
const bluegreen = { strategy: 'blue-green', iterations: 3 } as const;
const codes = (planned: ReturnType<typeof planAction>) =>
  planned.plan?.warnings.map(({ code }) => code);
const failedPromotion = after(observationsOf('failed-promotion'));

describe('pause', () => {
  it('holds the traffic at the gate of this portal, where checks go on', () => {
    const planned = planAction('pause', view(running(), { gates: [gate()] }));
    expect(planned).toMatchObject({
      write: {
        field: 'gate',
        value: { kind: 'confirm-traffic-increase', checksums: ['abc'] },
      },
      plan: { lever: 'gate', weightNow: 25, weightAfter: null },
    });
    expect(codes(planned)).toEqual(['ends-with-release']);
  });

  it.each([
    ['the gate has not asked', 'Progressing', [gate([])]],
    ['it is not asked any more', 'WaitingPromotion', [gate()]],
    ['there is none', 'Progressing', []],
    ['nothing is checked', 'Progressing', [gate()], { skipAnalysis: true }],
    ['traffic is not split', 'Progressing', [gate()], bluegreen],
  ] as Array<[string, string, OwnGate[], Partial<CanarySpec>?]>)(
    'suspends where %s, and says what that takes away',
    (_, phase, gates, spec = {}) => {
      const state = running(spec, phase);
      const planned = planAction('pause', view(state, { gates }));
      expect(planned.write).toEqual({ field: 'spec.suspend', value: true });
      expect(codes(planned)).toEqual(['unprotected', 'one-more-step']);
      expect(planned.plan?.commands).toEqual([
        `kubectl -n shop patch canaries.flagger.app checkout --type=merge -p '{"spec":{"suspend":true}}'`,
      ]);
    },
  );

  it('names who will write the field back', () => {
    const managers: FieldManager[] = [
      { name: 'kustomize-controller', applies: true, fields: ['spec.suspend'] },
    ];
    const status = { canaryWeight: 25 };
    const state = running({}, 'Progressing', status, managers);
    expect(planAction('pause', view(state)).plan?.warnings.at(-1)).toEqual({
      code: 'gitops-owned',
      params: { manager: 'kustomize-controller', field: 'spec.suspend' },
    });
  });

  it('is the one thing to do when a promotion failed: the next push would be an outage', () => {
    const planned = planAction('pause', view(failedPromotion));
    expect(planned.plan?.lever).toBe('suspend');
    expect(codes(planned)).toEqual(['unprotected']);
  });

  it('does not pause twice, and does not stop what is being promoted', () => {
    const refusal = (state: RolloutState, held = false) =>
      planAction('pause', view(state, { held, gates: [gate()] })).refusal;
    expect(refusal(running({ suspend: true }))).toMatchObject({
      code: 'already-paused',
      instead: 'resume',
    });
    expect(refusal(running(), true)?.code).toBe('already-paused');
    expect(refusal(running({}, 'Promoting'))?.code).toBe('already-promoting');
  });
});

describe('a pause at the gate', () => {
  it.each([
    ['the hook is gone', 'Progressing', []],
    ['something let it pass', 'WaitingPromotion', [gate()]],
    ['nothing is checked', 'Progressing', [gate()], { skipAnalysis: true }],
  ] as Array<[string, string, OwnGate[], Partial<CanarySpec>?]>)(
    'holds nothing where %s: it can be paused, and there is nothing to resume',
    (_, phase, gates, spec = {}) => {
      const seen = view(running(spec, phase), { held: true, gates });
      expect(planAction('pause', seen).plan?.lever).toBe('suspend');
      expect(planAction('resume', seen).refusal?.code).toBe('not-paused');
      expect(planAction('promote', seen).refusal?.code).not.toBe('held');
    },
  );
});

describe('resume', () => {
  it('lets a suspended Canary go on, whoever suspended it', () => {
    const planned = planAction('resume', view(running({ suspend: true })));
    expect(planned.write).toEqual({ field: 'spec.suspend', value: false });
    expect(planned.plan?.restores).toBeNull();
    expect(codes(planned)).toEqual([]);
  });

  it('warns that a DaemonSet may be out of time by now', () => {
    const target = { kind: 'DaemonSet', name: 'checkout' };
    const state = running({ suspend: true, target });
    expect(codes(planAction('resume', view(state)))).toEqual([
      'deadline-went-on',
    ]);
  });

  it('opens the gate of this portal again', () => {
    const state = running();
    const planned = planAction(
      'resume',
      view(state, { held: true, gates: [gate([])] }),
    );
    expect(planned.write).toEqual({
      field: 'gate',
      value: { kind: 'confirm-traffic-increase', checksums: [] },
    });
  });

  it('warns that a freeze goes on to hold the gate, and of nothing else that holds', () => {
    const objections: Objection[] = [
      { code: 'frozen', params: { window: 'holidays' }, until: 600 },
      { code: 'nobody-agreed', params: { agreed: 0, needed: 1 }, until: null },
    ];
    const warned = (spec = {}, held = true) =>
      planAction(
        'resume',
        view(running(spec), { held, gates: [gate()], objections }),
      ).plan?.warnings;
    expect(warned()).toEqual([
      { code: 'freeze-goes-on', params: { window: 'holidays', until: 600 } },
    ]);
    expect(warned({ suspend: true }, false)).toEqual([]);
  });

  it('has nothing to do where nothing is paused', () => {
    expect(planAction('resume', view(running())).refusal).toEqual({
      code: 'not-paused',
      params: {},
    });
  });

  it('is refused while users are on the canary of a failed promotion', () => {
    const { canary } = failedPromotion;
    const spec = canary?.spec && { ...canary.spec, suspend: true };
    const paused = {
      ...failedPromotion,
      canary: canary && { ...canary, spec: spec ?? null },
    };
    expect(planAction('resume', view(paused)).refusal?.code).toBe(
      'traffic-on-canary-after-failure',
    );
  });
});
