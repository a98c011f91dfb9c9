import type { FieldManager, Observation } from '../../../observation';
import { reduce } from '../../../reduce';
import type { RolloutState } from '../../../state';
import { deployed, routed, seen } from '../../../__testUtils__/story';
import { observationsOf } from '../../../__testUtils__/replay';
import { after, running, view } from '../../__testUtils__/running';
import { planAction } from '../../plan';
import type { ActionView } from '../../types';

const then = (state: RolloutState, ...observations: Observation[]) =>
  observations.reduce((known, next) => reduce(known, next).next, state);

/** 1.1 was promoted in place of 1.0. */
const promoted = then(
  running({}, 'Succeeded'),
  routed(30, 0),
  deployed(31, 'primary', '1.1', { ready: true }),
);
const withTarget = (changes: Partial<NonNullable<RolloutState['target']>>) =>
  view({
    ...promoted,
    target: promoted.target && { ...promoted.target, ...changes },
  });

describe('the way back after success', () => {
  it('does not wait for Flagger where the pods of the primary are replaced', () => {
    const notices: ActionView['notices'] = [
      { code: 'flagger-unseen', params: {} },
      { code: 'shared', params: { components: 2 } },
    ];
    const codes = (verb: 'revert' | 'revert-primary') =>
      planAction(verb, view(promoted, { notices })).plan?.warnings.map(
        ({ code }) => code,
      );
    expect(codes('revert')).toContain('flagger-unseen');
    expect(codes('revert-primary')).toContain('shared');
    expect(codes('revert-primary')).not.toContain('flagger-unseen');
  });

  it('writes the images that the release replaced into the target', () => {
    const { plan, write } = planAction('revert', view(promoted));
    const image = (tag: string) => [
      { container: 'podinfo', image: `podinfo:${tag}` },
    ];
    expect(write).toEqual({
      field: 'target.images',
      kind: 'Deployment',
      workload: 'podinfo',
      from: image('1.1'),
      value: image('1.0'),
    });
    expect(plan).toMatchObject({
      lever: 'target-images',
      version: ['podinfo:1.0'],
      servesNow: [{ images: ['podinfo:1.1'], percent: 100 }],
      weightAfter: null,
      typed: null,
      commands: [
        'kubectl -n shop set image deployment/podinfo podinfo=podinfo:1.0',
      ],
    });
  });

  it('names what deploys the target before all else, and who writes it back', () => {
    const managers: FieldManager[] = [
      {
        name: 'kustomize-controller',
        applies: true,
        fields: ['target.template', 'target.images'],
      },
    ];
    const origin = 'Flux Kustomization flux-system/shop';
    const { plan } = planAction('revert', withTarget({ managers, origin }));
    expect(plan?.warnings).toEqual([
      { code: 'revert-in-git', params: { origin } },
      {
        code: 'gitops-owned',
        params: {
          manager: 'kustomize-controller',
          field: 'spec.template.spec.containers[].image',
        },
      },
      { code: 'images-only', params: {} },
    ]);
  });

  it.each([
    [
      'nothing was promoted',
      running({}, 'Failed', { canaryWeight: 0 }),
      'not-succeeded',
    ],
    ['it still runs', running(), 'not-succeeded'],
    ['it is suspended', running({ suspend: true }, 'Succeeded'), 'suspended'],
    [
      'the target has moved on',
      then(promoted, deployed(40, 'target', '1.2')),
      'already-moved',
    ],
    [
      'the target is a Service',
      running({ target: { kind: 'Service', name: 'x' } }, 'Succeeded'),
      'target-kind',
    ],
    [
      'the same images ran before',
      then(
        after([
          seen(0, 'Initialized'),
          deployed(1, 'primary', '1.1'),
          deployed(2, 'target', '1.1'),
        ]),
        seen(10, 'Progressing'),
        seen(30, 'Succeeded'),
      ),
      'not-by-images',
    ],
    [
      'nobody saw what ran before',
      after([
        seen(0, 'Initialized'),
        seen(10, 'Progressing'),
        seen(30, 'Succeeded'),
      ]),
      'previous-unknown',
    ],
  ])('is refused where %s', (_, state, code) => {
    expect(planAction('revert', view(state)).refusal?.code).toBe(code);
  });

  it('is what is possible instead of a rollback that comes too late', () => {
    expect(planAction('rollback', view(promoted)).refusal).toMatchObject({
      code: 'nothing-runs',
      instead: 'revert',
    });
    expect(planAction('revert', view(running())).refusal).toMatchObject({
      code: 'not-succeeded',
      instead: 'rollback',
    });
  });
});

describe('the way back of the primary', () => {
  it('says what it does not do, asks for the name, and how it is undone', () => {
    const { plan, write } = planAction('revert-primary', view(promoted));
    expect(write).toMatchObject({
      field: 'primary.images',
      workload: 'podinfo-primary',
    });
    expect(plan).toMatchObject({
      lever: 'primary-images',
      typed: 'checkout',
      weightAfter: 0,
      imagesAfter: ['podinfo:1.0'],
      commands: [
        'kubectl -n shop set image deployment/podinfo-primary podinfo=podinfo:1.0',
        'kubectl -n shop set image deployment/podinfo-primary podinfo=podinfo:1.1',
      ],
    });
    expect(plan?.warnings.map(({ code }) => code)).toEqual([
      'primary-unchecked',
      'target-keeps-version',
      'revert-in-git',
      'images-only',
    ]);
  });

  it('repairs the primary of a promotion that failed, and leaves the traffic where it is', () => {
    const { plan } = planAction(
      'revert-primary',
      view(after(observationsOf('failed-promotion'))),
    );
    expect(plan).toMatchObject({ lever: 'primary-images', weightAfter: null });
  });

  it('is refused where the promotion overwrote the configs that the old version read', () => {
    const [record] = promoted.releases;
    const release = { ...record.release, configChanged: true };
    const state = { ...promoted, releases: [{ ...record, release }] };
    expect(planAction('revert-primary', view(state)).refusal?.code).toBe(
      'configs-overwritten',
    );
    expect(planAction('revert', view(state)).plan).not.toBeNull();
  });

  it.each([
    [
      'it runs the version before',
      then(promoted, deployed(40, 'primary', '1.0')),
      'already-moved',
    ],
    ['it is just being updated', running({}, 'Promoting'), 'not-succeeded'],
    ['nothing was promoted yet', running(), 'not-succeeded'],
  ])('is refused where %s', (_, state, code) => {
    expect(planAction('revert-primary', view(state)).refusal?.code).toBe(code);
  });
});
