import type { LoggerService } from '@backstage/backend-plugin-api';
import type { SignalsService } from '@backstage/plugin-signals-node';
import { ROLLOUTS_SIGNAL_CHANNEL } from '@rollouts/backstage-plugin-rollouts-common';

const INTERVAL_MS = 1_000;

/** A first list of a large cluster changes thousands at once; the rest waits for the next hint. */
const MOST_IDS = 500;

/**
 * Tells browsers that something changed: at most one signal a second, with opaque ids only since
 * channels have no permission check. A lost hint does no harm, browsers also poll slowly.
 */
export class HintPublisher {
  readonly #options: { signals: SignalsService; logger: LoggerService };
  readonly #changed = new Set<string>();
  #timer: NodeJS.Timeout | undefined;
  #isStopped = false;

  constructor(options: { signals: SignalsService; logger: LoggerService }) {
    this.#options = options;
  }

  /** The first change is published at once, those that follow together. */
  changed(id: string): void {
    if (this.#isStopped) return;
    this.#changed.add(id);
    if (!this.#timer) this.#publish();
  }

  stop(): void {
    this.#isStopped = true;
    clearTimeout(this.#timer);
    this.#timer = undefined;
  }

  #publish(): void {
    this.#timer = undefined;
    if (this.#changed.size === 0) return;
    const ids = [...this.#changed].slice(0, MOST_IDS);
    ids.forEach(id => this.#changed.delete(id));
    this.#timer = setTimeout(() => this.#publish(), INTERVAL_MS);
    this.#timer.unref();
    const { signals, logger } = this.#options;
    signals
      .publish({
        recipients: { type: 'broadcast' },
        channel: ROLLOUTS_SIGNAL_CHANNEL,
        message: { ids },
      })
      .catch(error => logger.debug('A change hint was lost', error));
  }
}
