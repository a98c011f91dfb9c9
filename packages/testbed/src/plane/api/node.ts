import type { ApiServer } from '../../kube/ApiServer';

const ROOM = { cpu: '512', memory: '2048Gi', pods: '500' };

/** A machine that does not exist, with room for every scenario's pods. */
export async function addNode(api: ApiServer): Promise<void> {
  await api.create('/api/v1/nodes', {
    metadata: {
      name: 'node-0',
      annotations: { 'kwok.x-k8s.io/node': 'fake' },
      labels: {
        'kubernetes.io/hostname': 'node-0',
        'kubernetes.io/os': 'linux',
        'kubernetes.io/arch': 'amd64',
        type: 'kwok',
      },
    },
    status: { allocatable: ROOM, capacity: ROOM },
  });
}
