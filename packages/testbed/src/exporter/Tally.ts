import type { Behaviour } from './Behaviour';
import { BOUNDS_MS, shareWithin } from './shareWithin';

/** What was done so far, of one outcome. */
export interface Done {
  count: number;
  /** How many took no longer, in the order of `BOUNDS_MS`. */
  within: number[];
  /** All the time that they took. */
  spentMs: number;
}

/** Half of the 99th percentile is about the mean of what `shareWithin` spreads. */
const MEAN = 0.5;

/** Counts what a workload did: the integral of its behaviour over time. */
export class Tally {
  readonly succeeded = nothing();
  readonly failed = nothing();

  /** @param at milliseconds; what it does from then on is counted */
  constructor(private behaviour: Behaviour, private at: number) {}

  get current(): Behaviour {
    return this.behaviour;
  }

  /** Counts what was done until then. A clock that went back counts nothing. */
  advance(to: number): void {
    const seconds = Math.max(0, to - this.at) / 1_000;
    this.at = to;
    const { requestsPerSecond, errorRatio, latencyMs } = this.behaviour;
    const all = seconds * requestsPerSecond;
    add(this.succeeded, all * (1 - errorRatio), latencyMs);
    add(this.failed, all * errorRatio, latencyMs);
  }

  change(changes: Partial<Behaviour>, at: number): void {
    this.advance(at);
    this.behaviour = { ...this.behaviour, ...changes };
  }
}

function nothing(): Done {
  return { count: 0, within: BOUNDS_MS.map(() => 0), spentMs: 0 };
}

function add(done: Done, count: number, latencyMs: number): void {
  done.count += count;
  done.spentMs += count * latencyMs * MEAN;
  BOUNDS_MS.forEach((bound, index) => {
    done.within[index] += count * shareWithin(bound, latencyMs);
  });
}
