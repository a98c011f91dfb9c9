import type { Clock } from '../../clock/Clock';
import type { ClusterObject, ObjectStore } from '../../cluster/types';
import type { Canary, Metric } from '../../flagger/canary';
import type { MetricAnswer, MetricsSource } from '../../flagger/Services';
import type { Prometheus } from '../Prometheus';
import { PromError, unsupported } from '../query/PromError';
import { builtInQueries } from './builtInQueries';
import { RenderError, renderQuery } from './renderQuery';

interface MetricsOptions {
  store: ObjectStore;
  clock: Clock;
  prometheus: Prometheus;
}

interface Query {
  text: string;
  /** What the answer is multiplied by. */
  factor: number;
}

/** Metrics without an interval of their own are asked about a minute, unless a template is used. */
const DEFAULT_INTERVAL = '1m';

/** Asks the cluster's own Prometheus what Flagger would ask it. */
export class PrometheusMetrics implements MetricsSource {
  readonly #options: MetricsOptions;

  constructor(options: MetricsOptions) {
    this.#options = options;
  }

  evaluate(canary: Canary, metric: Metric): MetricAnswer {
    try {
      const { text, factor } = this.#queryFor(canary, metric);
      return this.#ask(text, factor);
    } catch (error) {
      if (error instanceof RenderError) {
        return { kind: 'error', message: error.message, unrendered: true };
      }
      if (error instanceof PromError) {
        return { kind: 'error', message: error.message };
      }
      throw error;
    }
  }

  /** As Flagger reads it: the last series wins, and not a number is no value. */
  #ask(text: string, factor: number): MetricAnswer {
    const { prometheus, clock } = this.#options;
    const answer = prometheus.query(text, clock.now());
    if (answer.type === 'matrix') {
      return { kind: 'error', message: 'query returned multiple values' };
    }
    if (answer.type !== 'vector') {
      return {
        kind: 'error',
        message: `json: cannot unmarshal a ${answer.type} into a vector`,
      };
    }
    const last = answer.elements[answer.elements.length - 1];
    return last === undefined || Number.isNaN(last.value)
      ? { kind: 'no-values' }
      : { kind: 'value', value: last.value * factor };
  }

  #queryFor(canary: Canary, metric: Metric): Query {
    const own = metric.templateRef
      ? this.#template(canary, metric.templateRef)
      : metric.query;
    if (own !== undefined) {
      const interval = metric.templateRef ? '' : DEFAULT_INTERVAL;
      const text = renderQuery(own, canary, { interval, ...metric });
      return { text, factor: 1 };
    }
    const provider = canary.spec.provider ?? 'gatewayapi';
    const queries = builtInQueries(provider);
    if (!queries) {
      throw unsupported(`built-in queries of ${provider}`);
    }
    const isDuration = metric.name === 'request-duration';
    const query = isDuration ? queries.duration : queries.success;
    return {
      text: renderQuery(query, canary, {
        ...metric,
        interval: metric.interval || DEFAULT_INTERVAL,
      }),
      factor: isDuration ? queries.durationUnitMs : 1,
    };
  }

  #template(
    canary: Canary,
    { name, namespace }: NonNullable<Metric['templateRef']>,
  ): string {
    const template = this.#options.store.get(
      'metrictemplates.flagger.app',
      namespace || canary.metadata.namespace,
      name,
    );
    const { query, provider } = (template?.spec ?? {}) as TemplateSpec;
    const type = provider?.type ?? 'prometheus';
    if (type !== 'prometheus') {
      throw unsupported(`metrics of ${type}`);
    }
    return query ?? '';
  }
}

type TemplateSpec = ClusterObject['spec'] & {
  query?: string;
  provider?: { type?: string };
};
