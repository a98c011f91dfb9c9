import type { Clock } from './Clock';

/** The machine's own time. Failed tasks are reported, not fatal. */
export class RealClock implements Clock {
  readonly #report: (error: unknown) => void;
  readonly #timers = new Set<NodeJS.Timeout>();

  constructor(report: (error: unknown) => void) {
    this.#report = report;
  }

  now(): number {
    return Date.now();
  }

  schedule(delayMs: number, task: () => void | Promise<void>): () => void {
    const timer = setTimeout(() => {
      this.#timers.delete(timer);
      Promise.resolve().then(task).catch(this.#report);
    }, delayMs);
    this.#timers.add(timer);
    return () => {
      clearTimeout(timer);
      this.#timers.delete(timer);
    };
  }

  /** Forgets all tasks, so that the process can end. */
  stop(): void {
    this.#timers.forEach(clearTimeout);
    this.#timers.clear();
  }
}
