import type { Canary, Metric } from '../flagger/canary';
import type { MetricAnswer, MetricsSource } from '../flagger/Services';

/** How a workload behaves, as its metrics would show it. */
export interface Behaviour {
  /** Share of failed requests or reconciles, 0 to 1. */
  errorRatio: number;
  /** 99th percentile in milliseconds. */
  latencyMs: number;
  /** Nothing reaches it, so there is no value. */
  idle: boolean;
}

const HEALTHY: Behaviour = { errorRatio: 0.001, latencyMs: 120, idle: false };

/** Readings other than errors and latency, for a healthy workload. */
const STEADY: Array<[RegExp, number]> = [
  [/samples|requests|traffic/, 84],
  [/restart/, 0],
  [/queue|depth|backlog|lag/, 3],
];

/**
 * What analysis reads. No query is evaluated: a metric is recognised by its name (error, success,
 * latency or duration, samples, restarts, queue), in the unit of its bound. Any other name is an
 * error, never a made-up number.
 */
export class Traffic implements MetricsSource {
  readonly #behaviours = new Map<string, Behaviour>();

  /** Sets how the canary pods of a target behave from now on. */
  set(namespace: string, target: string, behaviour: Partial<Behaviour>): void {
    const key = `${namespace}/${target}`;
    const known = this.#behaviours.get(key) ?? HEALTHY;
    this.#behaviours.set(key, { ...known, ...behaviour });
  }

  /** How they behave now. */
  of(namespace: string, target: string): Behaviour {
    return this.#behaviours.get(`${namespace}/${target}`) ?? HEALTHY;
  }

  /** Healthy again. */
  reset(namespace: string, target: string): void {
    this.#behaviours.delete(`${namespace}/${target}`);
  }

  evaluate(canary: Canary, metric: Metric): MetricAnswer {
    const { errorRatio, latencyMs, idle } = this.of(
      canary.metadata.namespace,
      canary.spec.targetRef.name,
    );
    const { name } = metric;
    if (idle) return { kind: 'no-values' };
    if (/success/.test(name)) return number((1 - errorRatio) * 100);
    if (/error|fail/.test(name)) return number(errorRatio * 100);
    if (/latency|duration|p99/.test(name)) {
      const max = metric.thresholdRange?.max ?? metric.threshold ?? 0;
      // A bound below 30 is in seconds.
      return number(max > 0 && max < 30 ? latencyMs / 1_000 : latencyMs);
    }
    const steady = STEADY.find(([pattern]) => pattern.test(name));
    return steady
      ? number(steady[1])
      : {
          kind: 'error',
          message: `the sandbox has no series for a metric named ${name}`,
        };
  }
}

function number(value: number): MetricAnswer {
  return { kind: 'value', value };
}
