import { reduce } from '../../../reduce';
import { deployed, routed, seen } from '../../../__testUtils__/story';
import type { OwnGate } from '../../../gates/hooks/ownGates';
import { planAction } from '../../plan';
import { after, hook, running, view } from '../../__testUtils__/running';

const own = (kind: OwnGate['kind']): OwnGate => ({
  kind,
  hook: 'ask the portal',
  checksums: [],
  last: null,
});
const asking = { ...hook('confirm-rollout'), name: 'ask the portal' };
const waiting = (status = {}, webhooks = [asking]) =>
  after([
    seen(0, 'Succeeded', { spec: { webhooks } }),
    deployed(1, 'primary', '1.0'),
    deployed(2, 'target', '1.1', { generation: 7 }),
    seen(10, 'Waiting', { spec: { webhooks }, status }),
  ]);
const gates = [own('confirm-rollout')];

describe('to let a release begin', () => {
  it('is a yes to the workload as it is, and moves no traffic', () => {
    const { plan, write } = planAction('approve', view(waiting(), { gates }));
    expect(write).toEqual({
      field: 'gate',
      value: {
        kind: 'confirm-rollout',
        checksums: [],
        target: { uid: 'target', generation: 7, images: ['podinfo:1.1'] },
      },
    });
    expect(plan).toMatchObject({
      lever: 'gate',
      about: 'target:7',
      version: ['podinfo:1.1'],
      servesNow: [{ images: ['podinfo:1.0'], percent: 100 }],
      weightAfter: null,
      commands: [],
      warnings: [{ code: 'later-not-asked' }],
    });
  });

  it('is about another version as soon as the workload changes', () => {
    const newer = reduce(
      waiting(),
      deployed(12, 'target', '1.2', { generation: 8 }),
    ).next;
    const { plan } = planAction('approve', view(newer, { gates }));
    expect([plan?.about, plan?.version]).toEqual(['target:8', ['podinfo:1.2']]);
  });

  it('says what to mind: who said no before, and what is not seen', () => {
    const rejected = { by: 'user:default/ben', reason: 'too early' };
    const state = waiting({ trackedConfigs: { 'configmap/a': '1' } });
    const { plan } = planAction('approve', view(state, { gates, rejected }));
    expect(plan?.warnings).toEqual([
      { code: 'was-rejected', params: rejected },
      { code: 'later-not-asked', params: {} },
      { code: 'configs-unseen', params: {} },
    ]);
  });

  it('is refused where nothing waits, and where others are asked', () => {
    const code = (state = waiting(), changes = {}) =>
      planAction('approve', view(state, changes)).refusal;
    expect(code(running(), { gates })).toMatchObject({ code: 'not-waiting' });
    expect(code()).toMatchObject({
      code: 'start-hook',
      params: { gate: 'ask the portal' },
    });
    // While that one says no, Flagger does not come to this portal.
    const first = waiting({}, [hook('confirm-rollout'), asking]);
    expect(code(first, { gates })).toMatchObject({
      code: 'start-hook',
      params: { gate: 'their-confirm-rollout' },
    });
    const unknown = { ...waiting(), target: null };
    expect(code(unknown, { gates })).toMatchObject({ code: 'target-unknown' });
  });

  it('is taken beside another server that must say yes too, and says so', () => {
    const other = hook('confirm-rollout');
    const warned = { code: 'waits-for-hook', params: { gate: other.name } };
    const last = waiting({}, [asking, other]);
    const after_ = planAction('approve', view(last, { gates }));
    expect(after_.plan?.warnings).toContainEqual(warned);
    expect(after_.write).toMatchObject({ value: { others: [other.name] } });
    // That it is asked shows that the one before said yes.
    const asked = [{ ...gates[0], checksums: ['a'] }];
    const first = waiting({}, [other, asking]);
    expect(
      planAction('approve', view(first, { gates: asked })).plan?.warnings,
    ).toContainEqual(warned);
  });

  it('is refused while users are on the canary of a failed promotion', () => {
    const stranded = reduce(waiting(), routed(11, 100)).next;
    const asked = (ready?: boolean) => {
      const primary = stranded.primary && { ...stranded.primary, ready };
      return planAction('approve', view({ ...stranded, primary }, { gates }));
    };
    const instead = 'reject';
    expect(asked(false).refusal).toMatchObject({
      code: 'primary-not-ready',
      instead,
    });
    expect(asked().refusal).toMatchObject({ code: 'primary-unheard', instead });
    expect(asked(true).plan).not.toBeNull();
  });

  it('says when it did not succeed where it is to succeed first', () => {
    const params = { rollout: 'staging/shop/checkout', images: 'podinfo:1.1' };
    const objection = { code: 'staging-failed' as const, params, until: null };
    const staged = { passed: false as const, objection };
    const { plan } = planAction('approve', view(waiting(), { gates, staged }));
    expect(plan?.warnings).toContainEqual({ code: 'not-staged', params });
  });

  it('is what is possible where a promotion is asked for too early', () => {
    expect(
      planAction('promote', view(waiting(), { gates })).refusal,
    ).toMatchObject({ code: 'not-started', instead: 'approve' });
    expect(
      planAction('rollback', view(waiting(), { gates })).refusal,
    ).toMatchObject({ code: 'not-started', instead: 'reject' });
  });
});

describe('to reject', () => {
  const verb = 'reject';

  it('closes the gate of the start for this version', () => {
    const { plan, write } = planAction(verb, view(waiting(), { gates }));
    expect(write?.value).toMatchObject({
      kind: 'confirm-rollout',
      target: { generation: 7 },
    });
    expect(plan?.about).toBe('target:7');
    expect(plan?.warnings.map(({ code }) => code)).toEqual([
      'this-version-only',
    ]);
  });

  it('closes the gate of the promotion, and leaves the traffic where it is', () => {
    const state = running(
      { webhooks: [hook('confirm-promotion')] },
      'WaitingPromotion',
    );
    const asked = view(state, { gates: [own('confirm-promotion')] });
    const { plan, write } = planAction(verb, asked);
    expect(write?.value).toEqual({ kind: 'confirm-promotion', checksums: [] });
    expect([plan?.about, plan?.weightAfter]).toEqual([null, null]);
    expect(plan?.warnings.map(({ code }) => code)).toEqual([
      'this-version-only',
      'keeps-traffic',
    ]);
  });

  it('is refused twice, where nothing waits, and where others are asked', () => {
    const rejected = { by: 'user:default/ben', reason: 'too early' };
    const code = (state = waiting(), changes = {}) =>
      planAction(verb, view(state, changes)).refusal?.code;
    expect(code(waiting(), { gates, rejected })).toBe('already-rejected');
    expect(code(running(), { gates })).toBe('not-waiting');
    expect(code()).toBe('start-hook');
    expect(code(running({}, 'WaitingPromotion'))).toBe('promotion-hook');
  });

  it('is told to who promotes it all the same', () => {
    const gate = own('confirm-promotion');
    const state = running(
      { webhooks: [{ ...hook('confirm-promotion'), name: gate.hook }] },
      'WaitingPromotion',
    );
    const rejected = { by: 'user:default/ben', reason: 'too slow' };
    const asked = [{ ...gate, checksums: ['a'] }];
    for (const onward of ['promote', 'promote-unchecked'] as const) {
      expect(
        planAction(onward, view(state, { gates: asked, rejected })).plan
          ?.warnings,
      ).toContainEqual({ code: 'was-rejected', params: rejected });
    }
  });
});
