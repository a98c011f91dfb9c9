import { reduce } from '../../reduce';
import { deployed, routed, said, seen } from '../../__testUtils__/story';
import { observationsOf } from '../../__testUtils__/replay';
import type { CanarySpec } from '../../observation';
import { after, running, view } from '../__testUtils__/running';
import { asHeard } from '../../heard/heard';
import { planAction } from '../plan';

/** It failed, and all traffic is on the primary. */
const failed = (spec: Partial<CanarySpec> = {}) =>
  running(spec, 'Failed', { canaryWeight: 0 });

describe('retry', () => {
  it('annotates the pods of the target, and nothing of the Canary', () => {
    const { plan, write } = planAction('retry', view(failed()));
    expect(write).toEqual({
      field: 'target.annotation',
      kind: 'Deployment',
      target: 'podinfo',
      value: '2026-01-01T12:00:30.000Z',
    });
    expect(plan).toMatchObject({
      lever: 'annotation',
      weightAfter: null,
      restores: null,
      commands: [
        `kubectl -n shop patch deployment podinfo --type=merge -p '{"spec":{"template":{"metadata":{"annotations":{"rollouts.backstage.io/retry-after-failure":"2026-01-01T12:00:30.000Z"}}}}}'`,
      ],
      warnings: [{ code: 'same-version', params: {} }],
    });
  });

  it.each(['1.37.0', '1.44.0'])(
    'empties the status where Flagger %s is known to begin anew then, whatever the target is',
    flaggerVersion => {
      const state = failed({ target: { kind: 'Service', name: 'x' } });
      const { plan, write } = planAction(
        'retry',
        view(state, { flaggerVersion }),
      );
      expect(write).toEqual({ field: 'status.lastAppliedSpec', value: '' });
      expect(plan).toMatchObject({
        lever: 'last-applied',
        commands: [
          `kubectl -n shop patch canaries.flagger.app checkout --subresource=status --type=merge -p '{"status":{"lastAppliedSpec":""}}'`,
        ],
      });
    },
  );

  it('does not trust a version that nobody has tried', () => {
    const { plan } = planAction(
      'retry',
      view(failed(), { flaggerVersion: '1.99.0' }),
    );
    expect(plan?.lever).toBe('annotation');
  });

  it('is refused where the promotion failed half-way', () => {
    const state = [
      said(28, 'Copying checkout.shop template spec to checkout-primary.shop'),
    ].reduce((known, next) => reduce(known, next).next, running());
    const over = [seen(30, 'Failed'), routed(30, 0)].reduce(
      (known, next) => reduce(known, next).next,
      state,
    );
    const halfUpdated = reduce(
      over,
      deployed(35, 'primary', '1.1', { ready: false }),
    ).next;
    expect(planAction('retry', view(halfUpdated)).refusal).toEqual({
      code: 'primary-half-updated',
      params: { primary: 'podinfo-primary' },
      instead: 'revert-primary',
    });
    const repaired = reduce(
      over,
      deployed(40, 'primary', '1.1', { ready: true }),
    ).next;
    expect(planAction('retry', view(repaired)).plan?.lever).toBe('annotation');
  });

  it('knows DaemonSets, and refuses what has no pod template', () => {
    const kinds = ['DaemonSet', 'Service'].map(kind =>
      planAction('retry', view(failed({ target: { kind, name: 'x' } }))),
    );
    expect(kinds[0].plan?.commands[0]).toContain('patch daemonset x');
    expect(kinds[1].refusal).toEqual({
      code: 'target-kind',
      params: { kind: 'Service' },
    });
  });

  it.each(['Progressing', 'Waiting', 'Succeeded', 'Promoting'])(
    'is refused in %s: nothing failed',
    phase => {
      const { refusal } = planAction('retry', view(running({}, phase)));
      expect(refusal).toMatchObject({ code: 'not-failed', params: { phase } });
    },
  );

  it('is refused while users are on the canary: it would end in an outage', () => {
    const state = after(observationsOf('failed-promotion'));
    expect(planAction('retry', view(state)).refusal).toMatchObject({
      code: 'traffic-on-canary-after-failure',
      instead: 'pause',
    });
  });

  it.each([
    ['promoted half-way', 0, 'primary-half-updated'],
    ['left users on the canary', 100, 'traffic-on-canary-after-failure'],
  ])(
    'is refused while nothing is heard of a primary that %s',
    (_, weight, heard) => {
      const known = [
        said(
          28,
          'Copying checkout.shop template spec to checkout-primary.shop',
        ),
        seen(30, 'Failed', { status: { canaryWeight: weight } }),
        routed(30, weight),
        deployed(35, 'primary', '1.1', { ready: true }),
      ].reduce((state, next) => reduce(state, next).next, running());
      const retried = (workloads: boolean, state = known) =>
        planAction(
          'retry',
          view(asHeard(state, { workloads, route: true }), {
            flaggerVersion: '1.44.0',
          }),
        );

      expect(retried(true).plan?.lever).toBe('last-applied');
      expect(retried(false).refusal).toEqual({
        code: 'primary-unheard',
        params: { primary: 'podinfo-primary' },
        instead: 'pause',
      });
      // That it is gone was heard: nobody has to look after a watch.
      const gone = retried(true, { ...known, primary: null });
      expect(gone.refusal?.code).toBe(heard);
    },
  );

  it('is offered there once the primary is ready again, and says how little is checked', () => {
    const failedPromotion = after(observationsOf('failed-promotion'));
    const primary = failedPromotion.primary && {
      ...failedPromotion.primary,
      ready: true,
    };
    const plans = ['1.44.0', null].map(
      flaggerVersion =>
        planAction(
          'retry',
          view({ ...failedPromotion, primary }, { flaggerVersion }),
        ).plan,
    );
    expect(
      plans.map(plan => [plan?.lever, plan?.warnings.map(w => w.code)]),
    ).toEqual([
      ['last-applied', ['one-check-only', 'same-version']],
      [
        'annotation',
        ['restarts-serving-pods', 'one-check-only', 'same-version'],
      ],
    ]);
  });

  it('is refused while paused', () => {
    expect(
      planAction('retry', view(failed({ suspend: true }))).refusal,
    ).toEqual({ code: 'suspended', params: {}, instead: 'resume' });
  });
});
