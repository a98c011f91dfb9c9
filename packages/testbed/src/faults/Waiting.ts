import { setTimeout as sleep } from 'node:timers/promises';

const LOOK_MS = 100;

/** Waiting of one play, which ends when the play must. */
export class Waiting {
  readonly #signal: AbortSignal;

  /** @param signal its reason is what all waiting throws from then on */
  constructor(signal: AbortSignal) {
    this.#signal = signal;
  }

  async pass(ms: number): Promise<void> {
    const signal = this.#signal;
    await sleep(ms, undefined, { signal }).catch(() => {});
    signal.throwIfAborted();
  }

  /**
   * Waits until something holds; what cannot be asked does not hold yet.
   *
   * @param tooLate what is said when it does not within the limit
   */
  async until(
    holds: () => Promise<boolean>,
    limitMs: number,
    tooLate: () => string,
  ): Promise<void> {
    const deadline = Date.now() + limitMs;
    while (!(await holds().catch(() => false))) {
      if (Date.now() > deadline) throw new Error(tooLate());
      await this.pass(LOOK_MS);
    }
    this.#signal.throwIfAborted();
  }
}
