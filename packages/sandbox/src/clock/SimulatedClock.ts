import type { Clock } from './Clock';

interface Task {
  at: number;
  order: number;
  run: () => void | Promise<void>;
}

/** Time that moves only when told to: each task is awaited before the next one is due. */
export class SimulatedClock implements Clock {
  #now: number;
  #order = 0;
  #tasks: Task[] = [];

  constructor(now: number) {
    this.#now = now;
  }

  now(): number {
    return this.#now;
  }

  schedule(delayMs: number, run: Task['run']): () => void {
    const task = {
      at: this.#now + Math.max(0, delayMs),
      order: this.#order++,
      run,
    };
    this.#tasks.push(task);
    return () => {
      this.#tasks = this.#tasks.filter(other => other !== task);
    };
  }

  /** When the next task is due, or null. */
  nextAt(): number | null {
    return this.#earliest()?.at ?? null;
  }

  /** Runs everything that is due until then, in order, and stops there. */
  async advanceTo(time: number): Promise<void> {
    for (;;) {
      const task = this.#earliest();
      if (!task || task.at > time) break;
      this.#tasks = this.#tasks.filter(other => other !== task);
      this.#now = Math.max(this.#now, task.at);
      await task.run();
    }
    this.#now = Math.max(this.#now, time);
  }

  async advanceBy(ms: number): Promise<void> {
    await this.advanceTo(this.#now + ms);
  }

  /** What is still to come, for a clock that takes over: delays from now. */
  takeRemaining(): Array<{ delayMs: number; run: Task['run'] }> {
    const remaining = [...this.#tasks].sort(byTime);
    this.#tasks = [];
    return remaining.map(({ at, run }) => ({ delayMs: at - this.#now, run }));
  }

  #earliest(): Task | undefined {
    return this.#tasks.reduce<Task | undefined>(
      (first, task) => (first && byTime(first, task) <= 0 ? first : task),
      undefined,
    );
  }
}

function byTime(a: Task, b: Task): number {
  return a.at - b.at || a.order - b.order;
}
