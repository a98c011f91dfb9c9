import type {
  Canary,
  Metric,
  MetricAnswer,
  MetricsSource,
} from '@rollouts/sandbox';
import { USUAL_TRAFFIC, WorkloadTraffic } from '../World';

/**
 * What Prometheus would answer if every scrape were as fresh as on the testbed: the sandbox's own
 * Prometheus scrapes every ten seconds, so that a change would show a check later than on the other
 * world. How that one evaluates PromQL is compared elsewhere.
 */
export class Measured implements MetricsSource {
  readonly #traffic = new Map<string, WorkloadTraffic>();
  readonly #unreachable = new Set<string>();

  set(
    namespace: string,
    workload: string,
    traffic: Partial<WorkloadTraffic>,
  ): void {
    const known = this.#of(namespace, workload);
    this.#traffic.set(`${namespace}/${workload}`, { ...known, ...traffic });
  }

  setReachable(namespace: string, reachable: boolean): void {
    if (reachable) this.#unreachable.delete(namespace);
    else this.#unreachable.add(namespace);
  }

  evaluate({ metadata, spec }: Canary, { name }: Metric): MetricAnswer {
    if (this.#unreachable.has(metadata.namespace)) {
      return { kind: 'error', message: 'connect: connection refused' };
    }
    const traffic = this.#of(metadata.namespace, spec.targetRef.name);
    if (traffic.requestsPerSecond === 0) return { kind: 'no-values' };
    switch (name) {
      case 'error-rate':
        return { kind: 'value', value: traffic.errorRatio * 100 };
      case 'request-success-rate':
        return { kind: 'value', value: 100 - traffic.errorRatio * 100 };
      case 'request-duration':
        return { kind: 'value', value: traffic.latencyMs };
      default:
        return { kind: 'error', message: `no series for ${name}` };
    }
  }

  #of(namespace: string, workload: string): WorkloadTraffic {
    return this.#traffic.get(`${namespace}/${workload}`) ?? USUAL_TRAFFIC;
  }
}
