import type { Clock } from '../clock/Clock';
import type { ObjectStore } from '../cluster/types';
import type { Canary, Metric } from './canary';

/** What a metric said when it was asked. */
export type MetricAnswer =
  | { kind: 'value'; value: number }
  | { kind: 'no-values' }
  | {
      kind: 'error';
      message: string;
      /** The query could not even be rendered. */
      unrendered?: true;
    };

/** Where analysis gets its numbers. */
export interface MetricsSource {
  evaluate(canary: Canary, metric: Metric): MetricAnswer;
}

/** What a webhook answered; `error` is what Flagger would print. */
export interface WebhookAnswer {
  ok: boolean;
  error: string;
}

/** Calls webhooks. Never throws. */
export interface WebhookClient {
  call(
    url: string,
    kind: string,
    payload: Record<string, unknown>,
  ): Promise<WebhookAnswer>;
}

/** What the controller works with. */
export interface Services {
  store: ObjectStore;
  clock: Clock;
  metrics: MetricsSource;
  webhooks: WebhookClient;
  /** The global event webhook; Canaries with an `event` hook use theirs instead. */
  eventWebhook: string | null;
}
