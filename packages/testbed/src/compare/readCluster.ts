import type { KubeClient } from '../kube/KubeClient';
import { KubeObject, Plural, pluralOfTarget } from '../kube/KubeObject';
import { specOf } from './status';

/** The objects of one rollout as they are now. */
export interface Snapshot {
  canary: KubeObject | null;
  route: KubeObject | null;
  target: KubeObject | null;
  primary: KubeObject | null;
}

/** Reads a rollout from its cluster. @throws ApiError */
export async function readCluster(
  kube: KubeClient,
  namespace: string,
  name: string,
): Promise<Snapshot> {
  const canary = await kube.get('canaries', namespace, name);
  const get = (plural: Plural, of: string) => kube.get(plural, namespace, of);
  if (!canary) {
    const [route, target, primary] = await Promise.all([
      get('httproutes', name),
      get('deployments', name),
      get('deployments', `${name}-primary`),
    ]);
    return { canary, route, target, primary };
  }
  const { targetRef, service } = specOf(canary);
  const plural = pluralOfTarget(targetRef.kind);
  const [route, target, primary] = await Promise.all([
    get('httproutes', service.name ?? targetRef.name),
    get(plural, targetRef.name),
    get(plural, `${targetRef.name}-primary`),
  ]);
  return { canary, route, target, primary };
}

/** Which versions of the objects it was: two readings with the same saw the same. */
export function versionsOf({
  canary,
  route,
  target,
  primary,
}: Snapshot): string {
  return [canary, route, target, primary]
    .map(object => object?.metadata.resourceVersion ?? '-')
    .join(' ');
}
