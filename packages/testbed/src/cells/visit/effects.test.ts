import type { Snapshot } from '../../compare/readCluster';
import type { KubeObject } from '../../kube/KubeObject';
import { Course, judgeEffect } from './effects';

const object = (spec: object): KubeObject => ({
  apiVersion: 'v1',
  kind: 'Any',
  metadata: { name: 'podinfo' },
  spec,
});
const workload = (image: string) =>
  object({ template: { spec: { containers: [{ name: 'web', image }] } } });
const route = (weight: number) =>
  object({
    rules: [
      {
        backendRefs: [
          { name: 'podinfo-primary', weight: 100 - weight },
          { name: 'podinfo-canary', weight },
        ],
      },
    ],
  });
const cluster = (parts: Partial<Snapshot> = {}): Snapshot => ({
  canary: object({ analysis: { maxWeight: 50 } }),
  target: workload('2'),
  primary: workload('1'),
  route: route(20),
  ...parts,
});
const course = (changes: Partial<Course>): Course => ({
  lever: 'max-weight',
  frozen: false,
  unheard: false,
  before: cluster(),
  after: cluster({ primary: workload('2'), route: route(0) }),
  phase: 'Succeeded',
  replaced: ['web=1'],
  told: [],
  ...changes,
});

it('finds nothing wrong with a promotion that the cluster shows', () => {
  expect(judgeEffect('promote', course({}))).toEqual([]);
});

it.each<[string, Partial<Snapshot>, string]>([
  ['the old version', { route: route(0) }, 'the primary is ["web=1"]'],
  ['traffic', { primary: workload('2') }, 'the weight of the route is 20'],
  [
    'a lowered maxWeight',
    {
      primary: workload('2'),
      route: route(0),
      canary: object({ analysis: { maxWeight: 20 } }),
    },
    'the spec is',
  ],
  [
    'a skipped analysis',
    {
      primary: workload('2'),
      route: route(0),
      canary: object({ skipAnalysis: true, analysis: { maxWeight: 50 } }),
    },
    'the spec is',
  ],
])('says that a promotion left %s behind', (_, parts, words) => {
  const [wrong] = judgeEffect('promote', course({ after: cluster(parts) }));
  expect(wrong).toContain(words);
});

const pausedBy = { yes: false, said: 'paused by user:default/ann' };
const frozenBy = {
  yes: false,
  said: 'frozen by "holidays" until further notice',
};
const approved = { yes: true, said: 'approved' };

it('holds a pause at the gate against what Flagger was told', () => {
  const judge = (...told: Course['told']) =>
    judgeEffect('pause', course({ lever: 'gate', after: cluster(), told }));
  expect(judge(approved, pausedBy)).toEqual([]);
  expect(judge(pausedBy, approved)).toHaveLength(1);
  expect(judge(frozenBy)).toHaveLength(1);
  expect(judge()).toHaveLength(1);
});

it('takes a freeze for what holds on after the end of a pause', () => {
  const judge = (said: Course['told'][number], frozen: boolean) =>
    judgeEffect(
      'resume',
      course({ lever: 'gate', after: cluster(), told: [said], frozen }),
    );
  expect(judge(frozenBy, true)).toEqual([]);
  expect(judge(approved, false)).toEqual([]);
  expect(judge(pausedBy, true)).toHaveLength(1);
  expect(judge(frozenBy, false)).toHaveLength(1);
});

it('holds a rejection against why the gate said no', () => {
  const judge = (said: string, unheard = false) =>
    judgeEffect(
      'reject',
      course({
        unheard,
        lever: 'gate',
        after: cluster(),
        told: [{ yes: false, said }],
      }),
    );
  expect(judge('rejected by ann: slow')).toEqual([]);
  const away = 'the cluster is not heard from';
  expect(judge(away, true)).toEqual([]);
  expect(judge(away)).toHaveLength(1);
  expect(judge('nobody decided yet')).toEqual([
    'the gate said ["nobody decided yet"]',
  ]);
});

it('holds what was decided at a gate against its yes', () => {
  const judge = (...told: Course['told']) =>
    judgeEffect('promote', course({ lever: 'gate', told }));
  expect(judge(frozenBy, approved)).toEqual([]);
  expect(judge()).toEqual(['the gate said []']);
});

it('holds a pause by suspend against the spec', () => {
  const analysis = { maxWeight: 50 };
  const judge = (suspend: boolean) => {
    const after = cluster({ canary: object({ suspend, analysis }) });
    return judgeEffect('pause', course({ lever: 'suspend', after }));
  };
  expect(judge(true)).toEqual([]);
  expect(judge(false)).toHaveLength(1);
});

it('holds a way back against the version that the release replaced', () => {
  const judge = (image: string) => {
    const after = cluster({ target: workload(image) });
    return judgeEffect('revert', course({ after, phase: 'Progressing' }));
  };
  expect(judge('1')).toEqual([]);
  expect(judge('2')).toHaveLength(1);
});

it('holds a Service against the whole of its spec', () => {
  const service = (externalName: string) => ({
    ...object({ type: 'ExternalName', externalName }),
    kind: 'Service',
  });
  const before = cluster({ target: service('new'), primary: service('old') });
  const after = (primary: KubeObject) => ({
    ...before,
    primary,
    route: route(0),
  });
  const judge = (primary: KubeObject) =>
    judgeEffect('promote', course({ before, after: after(primary) }));
  expect(judge(service('new'))).toEqual([]);
  expect(judge(service('old')).join()).toContain('the primary is');
});

it('takes another try for begun, and for done where nothing is analysed', () => {
  const judge = (skipAnalysis: boolean, phase: string) => {
    const before = cluster({ canary: object({ skipAnalysis }) });
    return judgeEffect('retry', course({ before, after: before, phase }));
  };
  expect(judge(false, 'Progressing')).toEqual([]);
  expect(judge(false, 'Promoting')).toEqual([]);
  expect(judge(false, 'Failed').join()).toContain('the phase is Failed');
  expect(judge(true, 'Succeeded')).toEqual([]);
  expect(judge(false, 'Succeeded').join()).toContain('the phase is Succeeded');
});
