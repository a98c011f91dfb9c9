import type { CanarySpec } from '../../observation';
import { hook, running, view } from '../__testUtils__/running';
import { planAction } from '../plan';

const plan = (
  ...[spec, phase, status]: Parameters<typeof running>
): ReturnType<typeof planAction> =>
  planAction('promote-unchecked', view(running(spec, phase, status)));

describe('promote without checks', () => {
  it.each([
    ['weighted', {}],
    ['A/B', { strategy: 'ab-testing', iterations: 3 }],
    ['blue-green', { strategy: 'blue-green', iterations: 3 }],
    ['behind a gate of others', { webhooks: [hook('confirm-promotion')] }],
  ] as Array<[string, Partial<CanarySpec>]>)(
    'skips the analysis, and sets that back (%s)',
    (_, spec) => {
      const { write, plan: planned } = plan(spec, 'WaitingPromotion');
      expect(write).toEqual({ field: 'spec.skipAnalysis', value: true });
      expect(planned).toMatchObject({
        lever: 'skip-analysis',
        restores: 'spec.skipAnalysis',
        imagesAfter: ['podinfo:1.1'],
      });
      expect(planned?.warnings.map(({ code }) => code)).toEqual([
        'unchecked',
        'primary-not-awaited',
        'newer-revision-unchecked',
      ]);
    },
  );

  it('asks for the typed name, in every cluster', () => {
    expect(plan().plan?.typed).toBe('checkout');
    expect(planAction('rollback', view(running())).plan?.typed).toBeNull();
    const production = view(running(), { production: true });
    expect(planAction('rollback', production).plan?.typed).toBe('checkout');
  });

  it('is held by the rules of the house like a gate', () => {
    const objectionsAlone = [
      { code: 'frozen' as const, params: { window: 'x' }, until: 1 },
    ];
    const { refusal } = planAction(
      'promote-unchecked',
      view(running(), { objectionsAlone }),
    );
    expect(refusal?.code).toBe('frozen');
  });

  it('is refused before the new pods have served anything', () => {
    const nothing = { canaryWeight: 0, iterations: 0 };
    expect(plan({}, 'Progressing', nothing).refusal?.code).toBe(
      'canary-not-ready',
    );
  });

  it.each([
    [{ suspend: true }, 'suspended'],
    [{ skipAnalysis: true }, 'analysis-skipped'],
  ])('is refused with %j', (spec, code) => {
    expect(plan(spec).refusal?.code).toBe(code);
  });
});
