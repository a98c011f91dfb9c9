import type { Labels } from '../../evaluate/values';
import { hashOf } from '../hashOf';
import type { PodLife } from '../PodLife';

/** Where a pod is scraped. */
export function instanceOf({ origin }: PodLife): string {
  const hash = hashOf(`${origin.namespace}/${origin.pod}`);
  return `10.${hash % 200}.${(hash >> 8) & 127}.${(hash >> 16) & 127}:8080`;
}

/** What every metric of a pod is labelled with; the last two as Flagger's own queries expect. */
export function podLabels(life: PodLife): Labels {
  const { namespace, pod, workload, container } = life.origin;
  return {
    namespace,
    pod,
    container,
    workload,
    job: `${namespace}/${workload.replace(/-primary$/, '')}`,
    instance: instanceOf(life),
    kubernetes_namespace: namespace,
    kubernetes_pod_name: pod,
  };
}
