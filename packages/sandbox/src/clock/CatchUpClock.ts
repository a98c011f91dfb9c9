import type { Clock } from './Clock';
import { RealClock } from './RealClock';
import { SimulatedClock } from './SimulatedClock';

/** Shorter than any interval of a Canary in use, so that what follows a check is another step. */
const STEP_MS = 15_000;

/** Begins in the past, stands still, runs to the present as fast as it can, then is real. */
export class CatchUpClock implements Clock {
  readonly #past: SimulatedClock;
  readonly #real: RealClock;
  /** How to cancel a task of the past, which may have moved to the real clock. */
  readonly #handles = new Map<unknown, { cancel: () => void }>();
  #isReal = false;

  constructor(startAt: number, real: RealClock) {
    this.#past = new SimulatedClock(startAt);
    this.#real = real;
  }

  now(): number {
    return this.#isReal ? this.#real.now() : this.#past.now();
  }

  /** Whether the present has been reached. */
  get isReal(): boolean {
    return this.#isReal;
  }

  schedule(delayMs: number, task: () => void | Promise<void>): () => void {
    if (this.#isReal) return this.#real.schedule(delayMs, task);
    const run = () => {
      this.#handles.delete(run);
      return task();
    };
    const handle = { cancel: this.#past.schedule(delayMs, run) };
    this.#handles.set(run, handle);
    return () => handle.cancel();
  }

  /**
   * Runs to the present. Calling it again does nothing.
   *
   * @param afterStep awaited each time that something was due, so that others can follow
   */
  async catchUp(afterStep: () => Promise<void>): Promise<void> {
    while (!this.#isReal) {
      const next = this.#past.nextAt();
      const present = this.#real.now();
      if (next === null || next > present) break;
      await this.#past.advanceTo(Math.min(next + STEP_MS, present));
      await afterStep();
    }
    if (this.#isReal) return;
    await this.#past.advanceTo(this.#real.now());
    this.#isReal = true;
    for (const { delayMs, run } of this.#past.takeRemaining()) {
      const cancel = this.#real.schedule(delayMs, run);
      const handle = this.#handles.get(run);
      if (handle) handle.cancel = cancel;
    }
    this.#handles.clear();
  }
}
