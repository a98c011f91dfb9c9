import type { Canary, Metric } from '../canary';
import type { MetricAnswer, MetricsSource } from '../Services';

interface Readings {
  errorRatio: number;
  idle: boolean;
}

const HEALTHY: Readings = { errorRatio: 0.001, idle: false };

/** Answers the metrics of the recordings by their names: what was measured then is given, not queried. */
export class NamedMetrics implements MetricsSource {
  readonly #readings = new Map<string, Readings>();

  set(namespace: string, target: string, readings: Partial<Readings>): void {
    const key = `${namespace}/${target}`;
    const known = this.#readings.get(key) ?? HEALTHY;
    this.#readings.set(key, { ...known, ...readings });
  }

  reset(namespace: string, target: string): void {
    this.#readings.delete(`${namespace}/${target}`);
  }

  evaluate({ metadata, spec }: Canary, { name }: Metric): MetricAnswer {
    const key = `${metadata.namespace}/${spec.targetRef.name}`;
    const { errorRatio, idle } = this.#readings.get(key) ?? HEALTHY;
    if (idle) return { kind: 'no-values' };
    const value = /success/.test(name) ? 1 - errorRatio : errorRatio;
    return /success|error/.test(name)
      ? { kind: 'value', value: value * 100 }
      : { kind: 'error', message: `no recording has a metric named ${name}` };
  }
}
