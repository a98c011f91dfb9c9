import { readManagers, readTemplateManagers } from './managers';

const entry = (manager: string, operation: string, fieldsV1: object) => ({
  apiVersion: 'flagger.app/v1beta1',
  fieldsType: 'FieldsV1',
  fieldsV1,
  manager,
  operation,
  time: '2026-11-24T16:34:46Z',
});

const analysis = {
  'f:interval': {},
  'f:maxWeight': {},
  'f:metrics': {},
  'f:stepWeight': {},
  'f:threshold': {},
  'f:webhooks': {},
};
const target = { 'f:apiVersion': {}, 'f:kind': {}, 'f:name': {} };

/** All of these are what a kube-apiserver 1.34.4 noted about a Canary. */
const byFlux = entry('kustomize-controller', 'Apply', {
  'f:metadata': { 'f:labels': { 'f:app': {} } },
  'f:spec': {
    'f:analysis': analysis,
    'f:service': { 'f:hosts': {}, 'f:port': {} },
    'f:targetRef': target,
  },
});
const byHelm = entry('helm', 'Update', {
  'f:metadata': { 'f:labels': { '.': {}, 'f:app': {} } },
  'f:spec': {
    '.': {},
    'f:analysis': { '.': {}, ...analysis },
    'f:service': { '.': {}, 'f:hosts': {}, 'f:port': {} },
    'f:targetRef': { '.': {}, ...target },
  },
});
const byFlagger = [
  entry('flagger', 'Update', {
    'f:metadata': {
      'f:finalizers': { '.': {}, 'v:"finalizer.flagger.app"': {} },
      'f:ownerReferences': {
        '.': {},
        'k:{"uid":"6b1f3f0e-2c55-4f0a-9f46-0d3c9a1f2b3c"}': {},
      },
    },
  }),
  {
    ...entry('flagger', 'Update', {
      'f:status': { '.': {}, 'f:canaryWeight': {}, 'f:phase': {} },
    }),
    subresource: 'status',
  },
];
const byPortal = entry('backstage-rollouts', 'Update', {
  'f:spec': { 'f:analysis': { 'f:maxWeight': {} } },
});

const read = (...managedFields: unknown[]) =>
  readManagers({ metadata: { name: 'checkout', managedFields } });
const fieldsOf = (spec: object) =>
  read(entry('x', 'Update', { 'f:spec': spec }))[0]?.fields;

describe('who owns what actions change', () => {
  it('is whoever applied or wrote it, and nobody who wrote other things', () => {
    const fields = ['spec.analysis', 'spec.analysis.maxWeight'];
    expect(read(byFlux, byHelm, ...byFlagger)).toEqual([
      { name: 'kustomize-controller', applies: true, fields },
      { name: 'helm', applies: false, fields },
    ]);
  });

  it('is the last who changed it', () => {
    const { 'f:maxWeight': _, ...rest } = analysis;
    const without = {
      ...byFlux,
      fieldsV1: { 'f:spec': { 'f:analysis': rest } },
    };
    expect(read(without, byPortal)).toMatchObject([
      { name: 'kustomize-controller', fields: ['spec.analysis'] },
      {
        name: 'backstage-rollouts',
        fields: ['spec.analysis', 'spec.analysis.maxWeight'],
      },
    ]);
  });

  it('is told of the steps too', () => {
    const steps = { 'f:analysis': { '.': {}, 'f:stepWeights': {} } };
    expect(fieldsOf(steps)).toEqual([
      'spec.analysis',
      'spec.analysis.stepWeights',
    ]);
  });

  it.each([
    ['analysis', { 'f:analysis': {} }],
    ['analysis, as a map of its own', { 'f:analysis': { '.': {} } }],
    ['spec', {}],
    ['spec, as a map of its own', { '.': {} }],
  ])('is who owns the whole %s', (_, spec) => {
    expect(fieldsOf(spec)).toContain('spec.analysis.maxWeight');
  });

  it('of a pod template is told apart from who set its images', () => {
    const containers = { 'k:{"name":"app"}': { '.': {}, 'f:image': {} } };
    const named = { 'k:{"name":"app"}': { '.': {}, 'f:name': {} } };
    const template = (pods: object) => ({
      'f:spec': { 'f:template': { 'f:spec': pods } },
    });
    const metadata = {
      managedFields: [
        entry('flux', 'Apply', template({ 'f:containers': containers })),
        entry('kubectl-set', 'Update', template({ 'f:containers': named })),
        entry('whole', 'Update', template({})),
        entry('init', 'Update', template({ 'f:initContainers': containers })),
        entry('flagger', 'Update', { 'f:spec': { 'f:replicas': {} } }),
      ],
    };
    const both = ['target.template', 'target.images'];
    expect(readTemplateManagers({ metadata })).toEqual([
      { name: 'flux', applies: true, fields: both },
      { name: 'kubectl-set', applies: false, fields: ['target.template'] },
      { name: 'whole', applies: false, fields: both },
      { name: 'init', applies: false, fields: both },
    ]);
  });

  it('is not known of what says nothing about it or cannot be understood', () => {
    const odd = [null, 'x', [], { 'f:spec': 'x' }, { 'f:spec': null }, {}];
    expect(
      read(...odd.map(set => entry('x', 'Update', set as object))),
    ).toEqual([]);
    expect(
      read(null, 'x', { manager: 'x' }, { ...byFlux, manager: '' }),
    ).toEqual([]);
    expect(read(...byFlagger)).toEqual([]);
    for (const metadata of [undefined, {}, { managedFields: 'x' }]) {
      expect(readManagers({ metadata })).toEqual([]);
    }
  });
});
