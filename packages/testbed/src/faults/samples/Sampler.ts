import { setTimeout as sleep } from 'node:timers/promises';
import { messageOf } from '../../messageOf';

const EVERY_MS = 1_000;

/** Looks again and again at what the portal shows, and keeps it. */
export class Sampler<T> {
  readonly samples: Array<Look<T>> = [];
  readonly #look: () => Promise<T>;
  readonly #ending = new AbortController();
  #running: Promise<void> = Promise.resolve();

  constructor(look: () => Promise<T>) {
    this.#look = look;
  }

  start(): void {
    this.#running = this.#run();
  }

  /** Resolves when the last look is over. */
  async stop(): Promise<void> {
    this.#ending.abort();
    await this.#running;
  }

  async #run(): Promise<void> {
    const { signal } = this.#ending;
    while (!signal.aborted) {
      this.samples.push(await this.#lookOnce());
      await sleep(EVERY_MS, undefined, { signal }).catch(() => {});
    }
  }

  async #lookOnce(): Promise<Look<T>> {
    const askedAt = Date.now();
    try {
      const shown = await this.#look();
      return { askedAt, at: Date.now(), shown, error: null };
    } catch (error) {
      return { askedAt, at: Date.now(), shown: null, error: messageOf(error) };
    }
  }
}

/** What was shown at a moment, in UTC milliseconds of our clock; null: it did not answer. */
export interface Sampled<T> {
  at: number;
  shown: T | null;
}

/** How it came to that. */
export interface Look<T> extends Sampled<T> {
  askedAt: number;
  /** Why nothing was shown; null otherwise. */
  error: string | null;
}
