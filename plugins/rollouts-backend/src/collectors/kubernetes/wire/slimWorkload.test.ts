import { readGitOrigin } from './gitOrigin';
import { readTemplateManagers } from './managers';
import { metadataOf } from './metadata';
import { slimWorkload } from './slimWorkload';
import { readWorkload } from './workload';

const entry = (manager: string, operation: string, template: object) => ({
  manager,
  operation,
  time: '2026-11-24T16:34:46Z',
  fieldsV1: { 'f:spec': { 'f:replicas': {}, 'f:template': template } },
});

const workload = {
  metadata: {
    name: 'web',
    namespace: 'shop',
    uid: 'u',
    generation: 3,
    labels: { app: 'web', 'kustomize.toolkit.fluxcd.io/name': 'shop' },
    annotations: { huge: 'x'.repeat(9_999) },
    managedFields: [
      entry('kustomize-controller', 'Apply', {
        'f:spec': {
          'f:containers': {
            'k:{"name":"app"}': { 'f:image': {}, 'f:env': {} },
          },
        },
      }),
      entry('kubectl-edit', 'Update', { 'f:metadata': { 'f:labels': {} } }),
      { manager: 'flagger', fieldsV1: { 'f:spec': { 'f:replicas': {} } } },
    ],
  },
  spec: {
    template: {
      metadata: { annotations: { 'flagger-id': 'x', other: 'y' } },
      spec: {
        containers: [{ name: 'app', image: 'web:1', env: [] }],
        initContainers: [{ name: 'migrate', image: 'schema:1', env: [] }],
      },
    },
  },
};

describe('what is kept of a workload', () => {
  const kept = slimWorkload(workload);

  it('reads like the whole', () => {
    expect(readWorkload(kept)).toEqual(readWorkload(workload));
    expect(readWorkload(kept)?.images).toEqual([
      { container: 'app', image: 'web:1' },
      { container: 'migrate', image: 'schema:1', init: true },
    ]);
    expect(readTemplateManagers(kept)).toEqual(readTemplateManagers(workload));
    expect(readTemplateManagers(kept)).toHaveLength(2);
    const [origin, same] = [kept, workload].map(object => {
      const metadata = metadataOf(object);
      return metadata && readGitOrigin(metadata);
    });
    expect([origin, same]).toEqual(Array(2).fill('Flux Kustomization shop'));
  });

  it('is small', () => {
    expect(JSON.stringify(kept).length).toBeLessThan(800);
  });
});
