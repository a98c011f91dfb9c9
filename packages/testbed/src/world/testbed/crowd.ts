import type { ApiServer } from '../../kube/ApiServer';

const NAME = 'crowded';

interface PodList {
  items: Array<{ status: { phase: string } }>;
}

/** Leaves no room in a namespace for a pod more than there are, by a quota. */
export async function crowd(api: ApiServer, namespace: string): Promise<void> {
  const base = `/api/v1/namespaces/${namespace}`;
  const { items } = await api.get<PodList>(`${base}/pods`);
  const alive = items.filter(
    ({ status }) => status.phase !== 'Succeeded' && status.phase !== 'Failed',
  );
  await api.create(`${base}/resourcequotas`, {
    metadata: { name: NAME },
    spec: { hard: { pods: String(alive.length) } },
  });
}

/** Makes room again. */
export const uncrowd = (api: ApiServer, namespace: string) =>
  api.remove(`/api/v1/namespaces/${namespace}/resourcequotas/${NAME}`);
