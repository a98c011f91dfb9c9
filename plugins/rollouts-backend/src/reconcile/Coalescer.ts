interface CoalescerOptions {
  intervalMs: number;
  /** Most ids of one portion; the rest waits for the next. */
  most: number;
  run: (ids: string[]) => Promise<void>;
  onError: (error: unknown) => void;
}

/**
 * Gathers ids and hands them over together: the first at once, all that come within the interval
 * with the next portion. One portion at a time. An id that comes again while its portion runs is
 * handed over again.
 */
export class Coalescer {
  readonly #options: CoalescerOptions;
  readonly #ids = new Set<string>();
  #timer: NodeJS.Timeout | undefined;
  #running: Promise<void> | undefined;
  #isStopped = false;

  constructor(options: CoalescerOptions) {
    this.#options = options;
  }

  add(id: string): void {
    if (this.#isStopped) return;
    this.#ids.add(id);
    if (!this.#timer && !this.#running) this.#flush();
  }

  /** Resolves when the running portion is done; what waits is dropped. */
  async stop(): Promise<void> {
    this.#isStopped = true;
    clearTimeout(this.#timer);
    await this.#running;
  }

  #flush(): void {
    this.#timer = undefined;
    if (this.#ids.size === 0) return;
    const { run, most, onError, intervalMs } = this.#options;
    const ids = [...this.#ids].slice(0, most);
    ids.forEach(id => this.#ids.delete(id));
    this.#running = run(ids)
      .catch(onError)
      .finally(() => {
        this.#running = undefined;
        if (this.#isStopped) return;
        this.#timer = setTimeout(() => this.#flush(), intervalMs);
        this.#timer.unref();
      });
  }
}
