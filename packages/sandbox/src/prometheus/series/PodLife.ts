import { meanOf, shareWithin } from './latency';
import type { Tide } from './Tide';

/** How much a pod does and how well, from a moment on. */
export interface Load {
  /** Share of the service's tide. */
  share: number;
  /** Share of what it does that fails, 0 to 1. */
  errorRatio: number;
  /** 99th percentile in milliseconds. */
  latencyMs: number;
  /** How often its container ends and is started again, or null. */
  crashMs: number | null;
}

export interface PodOrigin {
  namespace: string;
  pod: string;
  /** The Deployment or DaemonSet that it belongs to. */
  workload: string;
  container: string;
  image: string;
  /** What its metrics are about. */
  profile: 'http' | 'operator';
  from: number;
  /** What there is to do for the whole service. */
  tide: Tide;
}

/** Of what was done. */
export interface Done {
  succeeded: number;
  failed: number;
}

interface Stretch extends Load, Done {
  /** What was done before it is in `succeeded` and `failed`. */
  from: number;
}

const KNOWN_MOMENTS = 64;
const NONE: Array<{ count: number; last: number }> = [];

/** One pod from its first to its last moment: what its counters show is what it did. */
export class PodLife {
  readonly origin: PodOrigin;
  /** When it went away, or Infinity. */
  to = Infinity;
  readonly #stretches: Stretch[] = [];
  #crashed = false;
  /** All series of a pod are scraped at the same moments, so each is asked for many times. */
  readonly #known = new Map<number, Done>();

  constructor(origin: PodOrigin) {
    this.origin = origin;
  }

  get from(): number {
    return this.origin.from;
  }

  /** What it does from then on. */
  carry(at: number, load: Load): void {
    const last = this.#stretches[this.#stretches.length - 1];
    if (last && sameLoad(last, load)) return;
    this.#known.clear();
    this.#crashed ||= load.crashMs !== null;
    if (last?.from === at) this.#stretches.pop();
    const { succeeded, failed } = this.#total(at);
    this.#stretches.push({ ...load, from: at, succeeded, failed });
  }

  /** The load at a moment, or null before the first. */
  loadAt(at: number): Load | null {
    return this.#stretchAt(at);
  }

  /** What its process has done so far: counters begin anew with it. */
  done(at: number): Done {
    return minus(this.#total(at), this.#total(this.processStart(at)));
  }

  /** How much of it took no longer than that. */
  doneWithin(at: number, seconds: number): Done {
    return this.#weighted(at, p99 => shareWithin(seconds, p99));
  }

  /** The sum of how long everything took, in seconds. */
  spent(at: number): Done {
    return this.#weighted(at, meanOf);
  }

  /** When its process began. */
  processStart(at: number): number {
    return this.#crashes(at).reduce((_, { last }) => last, this.from);
  }

  /** How often its container was started again. */
  restarts(at: number): number {
    return this.#crashes(at).reduce((sum, { count }) => sum + count, 0);
  }

  #crashes(at: number): Array<{ count: number; last: number }> {
    if (!this.#crashed) return NONE;
    return this.#stretches.flatMap(({ from, crashMs }, index) => {
      if (crashMs === null || from > at) return [];
      const end = Math.min(at, this.#stretches[index + 1]?.from ?? at);
      const count = Math.floor((end - from) / crashMs);
      return count > 0 ? [{ count, last: from + count * crashMs }] : [];
    });
  }

  /** What was done since the pod began, whatever became of its processes. */
  #total(at: number): Done {
    const known = this.#known.get(at);
    if (known) return known;
    const total = this.#integrate(at);
    if (this.#known.size >= KNOWN_MOMENTS) this.#known.clear();
    this.#known.set(at, total);
    return total;
  }

  #integrate(at: number): Done {
    const stretch = this.#stretchAt(at);
    if (!stretch) return { succeeded: 0, failed: 0 };
    const { share, errorRatio, from, succeeded, failed } = stretch;
    const more = share === 0 ? 0 : share * this.origin.tide.between(from, at);
    return {
      succeeded: succeeded + more * (1 - errorRatio),
      failed: failed + more * errorRatio,
    };
  }

  /** What its process has done, each part weighted by the 99th percentile (in seconds) of its time. */
  #weighted(at: number, weigh: (p99: number) => number): Done {
    const start = this.processStart(at);
    const total = this.#weightedTotal(at, weigh);
    return start === this.from
      ? total
      : minus(total, this.#weightedTotal(start, weigh));
  }

  #weightedTotal(at: number, weigh: (p99: number) => number): Done {
    const total = { succeeded: 0, failed: 0 };
    this.#stretches.forEach((stretch, index) => {
      if (stretch.from > at) return;
      const next = this.#stretches[index + 1];
      const end = next && next.from <= at ? next : this.#total(at);
      const weight = weigh(stretch.latencyMs / 1_000);
      total.succeeded += (end.succeeded - stretch.succeeded) * weight;
      total.failed += (end.failed - stretch.failed) * weight;
    });
    return total;
  }

  #stretchAt(at: number): Stretch | null {
    for (let i = this.#stretches.length - 1; i >= 0; i--) {
      if (this.#stretches[i].from <= at) return this.#stretches[i];
    }
    return null;
  }
}

function sameLoad(a: Load, b: Load): boolean {
  return (
    a.share === b.share &&
    a.errorRatio === b.errorRatio &&
    a.latencyMs === b.latencyMs &&
    a.crashMs === b.crashMs
  );
}

function minus(a: Done, b: Done): Done {
  return {
    succeeded: a.succeeded - b.succeeded,
    failed: a.failed - b.failed,
  };
}
