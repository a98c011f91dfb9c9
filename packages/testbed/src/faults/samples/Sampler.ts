import { setTimeout as sleep } from 'node:timers/promises';

const EVERY_MS = 1_000;

/** Looks again and again at what the portal shows, and keeps it; null: it did not answer. */
export class Sampler<T> {
  readonly samples: Array<Sampled<T>> = [];
  readonly #look: () => Promise<T>;
  #isEnding = false;
  #running: Promise<void> = Promise.resolve();

  constructor(look: () => Promise<T>) {
    this.#look = look;
  }

  start(): void {
    this.#running = this.#run();
  }

  async stop(): Promise<void> {
    this.#isEnding = true;
    await this.#running;
  }

  async #run(): Promise<void> {
    while (!this.#isEnding) {
      const shown = await this.#look().catch(() => null);
      this.samples.push({ at: Date.now(), shown });
      await sleep(EVERY_MS);
    }
  }
}

/** What was shown at a moment, in UTC milliseconds of our clock. */
export interface Sampled<T> {
  at: number;
  shown: T | null;
}
