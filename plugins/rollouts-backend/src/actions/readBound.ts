import { KubernetesError } from '../collectors/kubernetes/client/KubernetesError';
import type { FreshCanary } from '../collectors/kubernetes/writer/CanaryWriter';
import type { ActionRecord } from '../domain/actions/record';
import type { Canaries } from './ports';

/** The Canary that an action is about, from the cluster itself; null: it is gone, or another object. */
export async function readBound(
  record: ActionRecord,
  canaries: Canaries,
): Promise<FreshCanary | null> {
  const fresh = await canaries.read(record).catch(error => {
    if (error instanceof KubernetesError && error.status === 404) return null;
    throw error;
  });
  return fresh?.canary.uid === record.bound?.uid ? fresh : null;
}
