import { Canary, Phase, strategyOf } from '../canary';
import { FLAGGER_VERSION } from '../version';
import type { Weights } from '../writes/routes';

type Kind = 'gauge' | 'counter';

/** One of Flagger's own series. */
export interface FlaggerSeries {
  name: string;
  labels: Record<string, string>;
}

/** Told of each value that a series gets, with one object for each; null: the process has ended. */
export type SeriesObserver = (
  series: FlaggerSeries,
  value: number | null,
) => void;

/**
 * Flagger's own series, as its :8080/metrics shows them. Like the real ones they live in memory:
 * they begin anew with the process, and nothing removes those of a Canary that is gone.
 */
export class Series {
  readonly #values = new Map<string, number>();
  readonly #known = new Map<string, FlaggerSeries>();
  #observe: SeriesObserver;

  /** @param observe told of each value, for whoever keeps a history */
  constructor(observe: SeriesObserver = () => {}) {
    this.#observe = observe;
    this.#set(
      'flagger_info',
      { mesh_provider: 'gatewayapi', version: FLAGGER_VERSION },
      1,
    );
  }

  /** Canaries in a namespace. */
  setTotal(namespace: string, total: number): void {
    this.#set('flagger_canary_total', { namespace }, total);
  }

  /** 0 while progressing, 2 after a failure, else 1: all that Flagger tells about phases. */
  setPhase(canary: Canary, phase: Phase): void {
    const values: Partial<Record<Phase, number>> = {
      Progressing: 0,
      Failed: 2,
    };
    this.#set('flagger_canary_status', named(canary), values[phase] ?? 1);
  }

  setWeights(canary: Canary, weights: Weights): void {
    const { name, namespace } = named(canary);
    const set = (workload: string, value: number) =>
      this.#set('flagger_canary_weight', { namespace, workload }, value);
    set(name, weights.canary);
    set(`${name}-primary`, weights.primary);
  }

  /** The last reading of a metric; durations in seconds. */
  setReading(canary: Canary, metric: string, value: number): void {
    this.#set(
      'flagger_canary_metric_analysis',
      { metric, ...named(canary) },
      value,
    );
  }

  succeed(canary: Canary, analysis: 'completed' | 'skipped'): void {
    this.setPhase(canary, 'Succeeded');
    this.#count('flagger_canary_successes_total', canary, analysis);
  }

  fail(canary: Canary): void {
    this.setPhase(canary, 'Failed');
    this.#count('flagger_canary_failures_total', canary, 'completed');
  }

  /** The Prometheus text format. */
  render(): string {
    const lines = [...this.#values].map(([key, value]) => `${key} ${value}`);
    const names = new Set(lines.map(line => line.split('{')[0]));
    return [...names]
      .sort()
      .flatMap(name => [
        `# TYPE ${name} ${kindOf(name)}`,
        ...lines.filter(line => line.startsWith(`${name}{`)).sort(),
        '',
      ])
      .join('\n');
  }

  /** The process ends, and all of it is gone. */
  end(): void {
    this.#known.forEach(series => this.#observe(series, null));
    this.#observe = () => {};
  }

  #set(name: string, labels: Record<string, string>, value: number): void {
    const key = keyOf(name, labels);
    const series = this.#known.get(key) ?? { name, labels };
    this.#values.set(key, value);
    this.#known.set(key, series);
    this.#observe(series, value);
  }

  #count(name: string, canary: Canary, analysis: string): void {
    const labels = {
      analysis_status: analysis,
      deployment_strategy: strategyOf(canary.spec),
      ...named(canary),
    };
    const before = this.#values.get(keyOf(name, labels)) ?? 0;
    this.#set(name, labels, before + 1);
  }
}

function keyOf(name: string, labels: Record<string, string>): string {
  const pairs = Object.entries(labels).map(
    ([key, value]) => `${key}="${value}"`,
  );
  return `${name}{${pairs.join(',')}}`;
}

/** Flagger calls a Canary by its target. */
function named({ metadata, spec }: Canary) {
  return { name: spec.targetRef.name, namespace: metadata.namespace };
}

function kindOf(name: string): Kind {
  return name.endsWith('_total') && name !== 'flagger_canary_total'
    ? 'counter'
    : 'gauge';
}
