import type { CanarySpec, FieldManager } from '../observation';
import { hook, running, view } from './__testUtils__/running';
import { FIELD_MANAGER } from './declaredBy';
import { planAction } from './plan';

function owner(
  name: string,
  { applies = false, fields = ['maxWeight'] } = {},
): FieldManager {
  const levers = fields.map(field => `spec.analysis.${field}`);
  return {
    name,
    applies,
    fields: ['spec.analysis', ...levers] as FieldManager['fields'],
  };
}

/** Owns the analysis, but neither of the fields that actions change. */
const around = (name: string, applies = true) =>
  owner(name, { applies, fields: [] });
const portal = owner(FIELD_MANAGER);

function warned(managers: FieldManager[], spec: Partial<CanarySpec> = {}) {
  const status = { canaryWeight: 25 };
  const state = running(spec, 'Progressing', status, managers);
  const { plan } = planAction('promote', view(state));
  return plan?.warnings.find(({ code }) => code === 'gitops-owned') ?? null;
}

describe('a promotion by weight', () => {
  it.each([
    'argocd-controller',
    'argocd-application-controller',
    'kustomize-controller',
    'helm-controller',
    'helm',
  ])('warns that %s may write the field back, by update too', manager => {
    expect(warned([owner(manager)])).toEqual({
      code: 'gitops-owned',
      params: { manager, field: 'spec.analysis.maxWeight' },
    });
  });

  it('warns about whoever else applies the field', () => {
    expect(warned([owner('kluctl', { applies: true })])?.params.manager).toBe(
      'kluctl',
    );
  });

  it.each([
    ['nobody', []],
    ['somebody who once updated it', [owner('kubectl-edit')]],
    ['a Git without the field', [around('kustomize-controller')]],
    [
      'a Git with the other lever only',
      [owner('helm', { fields: ['stepWeights'] })],
    ],
    ['this portal, over what a person made', [portal, around('x', false)]],
  ])('says nothing of %s', (_, managers) => {
    expect(warned(managers)).toBeNull();
  });

  it('names the field that it changes', () => {
    const spec = { stepWeight: 0, stepWeights: [5, 25, 60] };
    const git = owner('helm', { fields: ['stepWeights'] });
    expect(warned([git], spec)?.params.field).toBe('spec.analysis.stepWeights');
  });

  it('warns again where an earlier change of this portal took the field from Git', () => {
    expect(
      warned([around('kustomize-controller'), portal])?.params.manager,
    ).toBe('kustomize-controller');
  });

  it('plans on what an older version stored', () => {
    const state = running();
    const { managers: _, ...canary } = state.canary!;
    const old = { ...state, canary: canary as typeof state.canary };
    expect(planAction('promote', view(old)).plan?.lever).toBe('max-weight');
  });
});

it('what changes nothing that Git holds says nothing about Git', () => {
  const managers = [owner('argocd-controller')];
  const status = { canaryWeight: 25 };
  const progressing = running({}, 'Progressing', status, managers);
  const spec = { webhooks: [hook('confirm-promotion')] };
  const waiting = running(spec, 'WaitingPromotion', status, managers);
  const gate = {
    kind: 'confirm-promotion' as const,
    hook: 'their-confirm-promotion',
    checksums: ['abc'],
    last: null,
  };
  const codes = [
    planAction('rollback', view(progressing)),
    planAction('promote', view(waiting, { gates: [gate] })),
  ].flatMap(({ plan }) => plan?.warnings.map(({ code }) => code) ?? ['none']);
  expect(codes).toEqual(['one-more-step', 'template-stays']);
});
