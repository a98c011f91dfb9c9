import type { RuleAlert } from '../../domain/alerts/types';
import type { SourceClient } from '../monitoring/SourceClient';
import { warnOf } from '../monitoring/warnOf';
import { readRuleAlerts } from './wire/alerts';
import { openEnvelope } from './wire/envelope';
import { readInstant } from './wire/instant';
import type { InstantAnswer } from './wire/instant';

export type { InstantAnswer };

/** One Prometheus, or what speaks like one. All methods throw SourceError. */
export class PrometheusClient {
  readonly #client: SourceClient;
  readonly #id: string;

  constructor(id: string, client: SourceClient) {
    this.#id = id;
    this.#client = client;
  }

  /** Active alerts with the rules that make them, and the names of all rules. */
  async alerts(): Promise<{
    alerts: RuleAlert[];
    rules: string[];
    warnings: string[];
  }> {
    const answer = await this.#client.ask('/api/v1/rules?type=alert');
    const { data, warnings } = openEnvelope(this.#client.address, answer);
    const { alerts, rules, unreadable } = readRuleAlerts(
      this.#client.address,
      data,
      this.#id,
    );
    return { alerts, rules, warnings: [...warnings, ...warnOf(unreadable)] };
  }

  /** What a query says now. */
  async query(query: string): Promise<InstantAnswer> {
    const answer = await this.#client.ask('/api/v1/query', { query });
    const { data, warnings } = openEnvelope(this.#client.address, answer);
    return { ...readInstant(this.#client.address, data), warnings };
  }
}
