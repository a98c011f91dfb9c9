import type { ClusterObject, ObjectStore, Resource } from '../cluster/types';
import { FLAGGER_VERSION } from '../flagger/version';

const DEPLOYMENTS: Resource = 'deployments.apps';
const NAMESPACE = 'flagger-system';
const NAME = 'flagger';
const labels = {
  'app.kubernetes.io/name': NAME,
  'app.kubernetes.io/instance': NAME,
};

/**
 * Flagger's own Deployment, as its Helm chart makes it: with one pod while the imitation runs, scaled
 * to none while it is stopped.
 */
export function showFlagger(store: ObjectStore, isRunning: boolean): void {
  const known = store.get(DEPLOYMENTS, NAMESPACE, NAME);
  const replicas = isRunning ? 1 : 0;
  if (!known) {
    if (isRunning) store.create(DEPLOYMENTS, deployment(replicas));
    return;
  }
  const spec = { ...(known.spec as object), replicas };
  store.update(DEPLOYMENTS, { ...known, spec });
}

function deployment(replicas: number): ClusterObject {
  return {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: { name: NAME, namespace: NAMESPACE, labels },
    spec: {
      replicas,
      selector: { matchLabels: labels },
      template: {
        metadata: { labels },
        spec: {
          containers: [
            {
              name: NAME,
              image: `ghcr.io/fluxcd/flagger:${FLAGGER_VERSION}`,
            },
          ],
        },
      },
    },
  };
}
