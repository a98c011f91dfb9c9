import { ZodError } from 'zod';
import type { NotifiedAlert, Silence } from '../../domain/alerts/types';
import type { SourceClient } from '../monitoring/SourceClient';
import { SourceError } from '../monitoring/SourceError';
import { warnOf } from '../monitoring/warnOf';
import { readAlerts, readSilences } from './wire/alerts';

/** One peer of an Alertmanager: peers share silences, but each knows only the alerts it was sent. */
export class AlertmanagerClient {
  readonly #client: SourceClient;
  readonly #id: string;

  constructor(id: string, client: SourceClient) {
    this.#id = id;
    this.#client = client;
  }

  get address(): string {
    return this.#client.address;
  }

  /** @throws SourceError */
  async alerts(): Promise<{
    alerts: NotifiedAlert[];
    silences: Silence[];
    warnings: string[];
  }> {
    const [{ alerts, unreadable }, silences] = await Promise.all([
      this.#ask('/api/v2/alerts', body => readAlerts(body, this.#id)),
      this.#ask('/api/v2/silences', readSilences),
    ]);
    return { alerts, silences, warnings: warnOf(unreadable) };
  }

  async #ask<T>(path: string, read: (body: unknown) => T): Promise<T> {
    const { status, body } = await this.#client.ask(path);
    if (status !== 200) {
      throw new SourceError(
        status >= 500 ? 'server' : 'refused',
        `${this.#client.address} answered ${status}: ${JSON.stringify(
          body,
        ).slice(0, 300)}`,
      );
    }
    try {
      return read(body);
    } catch (error) {
      if (!(error instanceof ZodError)) throw error;
      throw new SourceError(
        'not-the-source',
        `${
          this.#client.address
        } answered with JSON that is not an Alertmanager's`,
      );
    }
  }
}
