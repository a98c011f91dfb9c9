import type { Labels, Sample, Series } from '../evaluate/values';
import { scrape } from './scrape';

interface Step {
  at: number;
  value: number | null;
}

/** A gauge, or a counter in jumps, as it was set over time. */
export class StepLog implements Series {
  readonly labels: Labels;
  readonly #target: string;
  #steps: Step[] = [];

  /** @param target what exposes it: all that a target exposes is scraped at once */
  constructor(labels: Labels, target: string) {
    this.labels = labels;
    this.#target = target;
  }

  /** From then on it has this value; null: it is gone. */
  set(at: number, value: number | null): void {
    const last = this.#steps[this.#steps.length - 1];
    if ((last?.value ?? null) === value) return;
    if (last?.at === at) last.value = value;
    else this.#steps.push({ at, value });
  }

  samples(from: number, to: number): Sample[] {
    const [first] = this.#steps;
    if (!first) return [];
    const presence = { from: first.at, to: Infinity };
    return scrape(this.#target, presence, { from, to }, at => this.#at(at));
  }

  /** Forgets what was before, except for the value that held then. */
  forget(before: number): void {
    const kept = this.#steps.findIndex(step => step.at >= before);
    if (kept > 1) this.#steps = this.#steps.slice(kept - 1);
  }

  #at(time: number): number | null {
    let low = 0;
    let high = this.#steps.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.#steps[middle].at <= time) low = middle + 1;
      else high = middle;
    }
    return low === 0 ? null : this.#steps[low - 1].value;
  }
}
