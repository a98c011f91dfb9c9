import type { CanaryObservation } from '../../domain/observation';

const PLURALS: Record<string, string> = {
  Deployment: 'deployments',
  DaemonSet: 'daemonsets',
};

/**
 * Which Canaries target a workload. The workload itself does not say: only spec.targetRef does.
 * One per cluster, kept by the collector.
 */
export class WorkloadIndex {
  readonly #targets = new Map<string, { key: string; name: string }>();

  /** Call for each Canary that is seen. Returns the target when it is new or has changed. */
  set(
    namespace: string,
    name: string,
    canary: CanaryObservation,
  ): { kind: string; name: string } | null {
    const target = canary.spec?.target ?? null;
    const plural = target && PLURALS[target.kind];
    const id = `${namespace}/${name}`;
    if (!target || !plural) {
      this.#targets.delete(id);
      return null;
    }
    const key = `${plural}/${namespace}/${target.name}`;
    if (this.#targets.get(id)?.key === key) return null;
    this.#targets.set(id, { key, name });
    return { kind: plural, name: target.name };
  }

  delete(namespace: string, name: string): void {
    this.#targets.delete(`${namespace}/${name}`);
  }

  /** Names of the Canaries of that namespace that target the workload. */
  targetedBy(plural: string, namespace: string, workload: string): string[] {
    const key = `${plural}/${namespace}/${workload}`;
    return [...this.#targets.values()]
      .filter(target => target.key === key)
      .map(target => target.name)
      .sort();
  }
}
