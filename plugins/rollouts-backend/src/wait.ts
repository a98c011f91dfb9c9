/** Waits, or returns at once when the signal is aborted. Never throws. */
export async function wait(ms: number, signal: AbortSignal): Promise<void> {
  if (signal.aborted) return;
  await new Promise<void>(resolve => {
    const stopListening = new AbortController();
    const timer = setTimeout(() => {
      stopListening.abort();
      resolve();
    }, ms);
    const onAbort = () => {
      clearTimeout(timer);
      resolve();
    };
    signal.addEventListener('abort', onAbort, {
      once: true,
      signal: stopListening.signal,
    });
  });
}

/** Exponential backoff with full jitter: between half and all of it, so that replicas spread out. */
export class Backoff {
  readonly #options: { firstMs: number; longestMs: number };
  readonly #random: () => number;
  #failures = 0;

  constructor(
    options: { firstMs: number; longestMs: number },
    random: () => number,
  ) {
    this.#options = options;
    this.#random = random;
  }

  /** How long to wait after one more failure, in milliseconds. */
  next(): number {
    const { firstMs, longestMs } = this.#options;
    const full = Math.min(longestMs, firstMs * 2 ** this.#failures);
    this.#failures = Math.min(this.#failures + 1, 30);
    return full / 2 + (full / 2) * this.#random();
  }

  reset(): void {
    this.#failures = 0;
  }
}
