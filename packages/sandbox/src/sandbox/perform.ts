import { mergePatch, strategicMergePatch } from '../cluster/patch';
import { StatusError } from '../cluster/StatusError';
import type { ClusterObject, Resource } from '../cluster/types';
import { asCanary, Canary, CANARIES } from '../flagger/canary';
import { nextTag } from '../scene/nextTag';
import type { Action } from '../scene/schema';
import type { Revision } from '../workloads/Traffic';
import type { SandboxCluster } from './SandboxCluster';

/** What actions work on. */
export type Stage = Pick<
  SandboxCluster,
  'name' | 'store' | 'workloads' | 'gates' | 'traffic'
>;

const UNSCHEDULABLE = { 'sandbox/nowhere': 'true' };

/**
 * Does to a rollout what the action says.
 *
 * @throws StatusError 404 when there is no such Canary, or no workload to ship.
 */
export function perform(
  cluster: Stage,
  canaryRef: string,
  action: Action,
): void {
  const canary = findCanary(cluster, canaryRef);
  const { namespace, name } = canary.metadata;
  const key = `${namespace}/${name}`;
  if (action.crowded !== undefined) {
    cluster.workloads.setCrowded(namespace, action.crowded);
  }
  action.open?.forEach(kind => cluster.gates.set(key, kind, true));
  action.close?.forEach(kind => cluster.gates.set(key, kind, false));
  patchSpec(cluster, canary, action);
  if (action.ship !== undefined) ship(cluster, canary, action);
  behave(cluster, canary, action);
}

/** `namespace/name`, or the name alone when only one Canary has it. */
export function findCanary(cluster: Stage, ref: string): Canary {
  const found = cluster.store
    .list(CANARIES)
    .map(asCanary)
    .filter((canary): canary is Canary => {
      const { namespace, name } = canary?.metadata ?? {};
      return ref === name || ref === `${namespace}/${name}`;
    });
  if (found.length === 1) return found[0];
  throw new StatusError(
    'NotFound',
    `${found.length || 'no'} Canaries in ${cluster.name} are called "${ref}"`,
  );
}

/** Where the workload of a Canary is, and what it runs. */
export function findTarget(cluster: Stage, canary: Canary) {
  const { kind, name } = canary.spec.targetRef;
  const resource: Resource =
    kind === 'DaemonSet' ? 'daemonsets.apps' : 'deployments.apps';
  const object = cluster.store.get(resource, canary.metadata.namespace, name);
  return object
    ? { resource, object, container: firstContainer(object) }
    : null;
}

interface Container {
  name: string;
  image: string;
}

function firstContainer({ spec }: ClusterObject): Container {
  const { template } = spec as {
    template: { spec: { containers: Container[] } };
  };
  return template.spec.containers[0];
}

/** Behaviour belongs to what the target runs by now. */
function behave(
  cluster: Stage,
  canary: Canary,
  { ship: tag, errorRatio, latencyMs, crashSeconds, idle }: Action,
): void {
  const revision = revisionOf(cluster, canary);
  if (!revision) return;
  if (tag !== undefined) cluster.traffic.reset(revision);
  const behaviour = defined({ errorRatio, latencyMs, crashSeconds, idle });
  if (Object.keys(behaviour).length > 0) {
    cluster.traffic.set(revision, behaviour);
  }
}

/** What the target of a Canary runs, or null without a target. */
export function revisionOf(cluster: Stage, canary: Canary): Revision | null {
  const target = findTarget(cluster, canary);
  return (
    target && {
      namespace: canary.metadata.namespace,
      target: canary.spec.targetRef.name,
      image: target.container.image,
    }
  );
}

function patchSpec(
  cluster: Stage,
  canary: Canary,
  { suspend, skipAnalysis }: Action,
): void {
  const spec = defined({ suspend, skipAnalysis });
  if (Object.keys(spec).length === 0) return;
  cluster.store.update(CANARIES, mergePatch(canary, { spec }) as Canary);
}

function ship(
  cluster: Stage,
  canary: Canary,
  { ship: tag, unschedulable }: Action,
): void {
  const target = findTarget(cluster, canary);
  if (!target || !tag) {
    throw new StatusError(
      'NotFound',
      `${canary.metadata.name} has no workload to ship`,
    );
  }
  const { resource, object, container } = target;
  const [image, current] = container.image.split(/:(?=[^:]*$)/);
  const patch = {
    spec: {
      template: {
        spec: {
          nodeSelector: unschedulable ? UNSCHEDULABLE : null,
          containers: [
            {
              name: container.name,
              image: `${image}:${tag === 'next' ? nextTag(current) : tag}`,
            },
          ],
        },
      },
    },
  };
  cluster.store.update(
    resource,
    strategicMergePatch(object, patch) as ClusterObject,
  );
}

function defined<T extends object>(fields: T): Partial<T> {
  return Object.fromEntries(
    Object.entries(fields).filter(([, value]) => value !== undefined),
  ) as Partial<T>;
}
