type Job = () => Promise<void>;

/**
 * Runs jobs of one key strictly one after the other and different keys side by side. Nothing is
 * merged or dropped: when too much waits, `push` waits as well, and so does whoever reads.
 */
export class KeyQueue {
  readonly #concurrency: number;
  readonly #capacity: number;
  readonly #waiting = new Map<string, Job[]>();
  readonly #ready: string[] = [];
  readonly #blocked: Array<() => void> = [];
  readonly #idle: Array<() => void> = [];
  #running = 0;
  #size = 0;

  constructor(options: { concurrency: number; capacity: number }) {
    this.#concurrency = options.concurrency;
    this.#capacity = options.capacity;
  }

  /** How many jobs wait or run. */
  get size(): number {
    return this.#size;
  }

  /** Adds a job; resolves when there is room for more. A job must not throw. */
  async push(key: string, job: Job): Promise<void> {
    this.#size++;
    const jobs = this.#waiting.get(key);
    if (jobs) {
      jobs.push(job);
    } else {
      this.#waiting.set(key, [job]);
      this.#ready.push(key);
    }
    this.#start();
    if (this.#size > this.#capacity) {
      await new Promise<void>(resolve => this.#blocked.push(resolve));
    }
  }

  /** Resolves when nothing waits or runs. */
  async drained(): Promise<void> {
    if (this.#size === 0) return;
    await new Promise<void>(resolve => this.#idle.push(resolve));
  }

  #start(): void {
    while (this.#running < this.#concurrency) {
      const key = this.#ready.shift();
      if (key === undefined) return;
      this.#running++;
      void this.#work(key);
    }
  }

  async #work(key: string): Promise<void> {
    const jobs = this.#waiting.get(key) ?? [];
    const job = jobs.shift();
    try {
      await job?.();
    } finally {
      this.#running--;
      this.#size--;
      // A key that has more goes to the end, so that a busy rollout does not starve the others.
      if (jobs.length > 0) this.#ready.push(key);
      else this.#waiting.delete(key);
      this.#release();
      this.#start();
    }
  }

  #release(): void {
    if (this.#size <= this.#capacity) {
      this.#blocked.splice(0).forEach(resolve => resolve());
    }
    if (this.#size === 0) this.#idle.splice(0).forEach(resolve => resolve());
  }
}
