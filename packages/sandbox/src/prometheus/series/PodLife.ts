import type { Tide } from './Tide';

/** How much a pod does and how well, from a moment on. */
export interface Load {
  /** Share of the service's tide. */
  share: number;
  /** Share of what it does that fails, 0 to 1. */
  errorRatio: number;
  /** 99th percentile in milliseconds. */
  latencyMs: number;
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

/** The 99th percentile is this many times the median. */
const TAIL = 4;
const Z_99 = 2.326348;
const SIGMA = Math.log(TAIL) / Z_99;

const KNOWN_MOMENTS = 64;

/** One pod from its first to its last moment: what its counters show is what it did. */
export class PodLife {
  readonly origin: PodOrigin;
  /** When it went away, or Infinity. */
  to = Infinity;
  readonly #stretches: Stretch[] = [];
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
    if (last?.from === at) this.#stretches.pop();
    const { succeeded, failed } = this.done(at);
    this.#stretches.push({ ...load, from: at, succeeded, failed });
  }

  /** The load at a moment, or null before the first. */
  loadAt(at: number): Load | null {
    return this.#stretchAt(at);
  }

  /** What it has done since it began. */
  done(at: number): Done {
    const known = this.#known.get(at);
    if (known) return known;
    const done = this.#count(at);
    if (this.#known.size >= KNOWN_MOMENTS) this.#known.clear();
    this.#known.set(at, done);
    return done;
  }

  #count(at: number): Done {
    const stretch = this.#stretchAt(at);
    if (!stretch) return { succeeded: 0, failed: 0 };
    const { share, errorRatio, from, succeeded, failed } = stretch;
    const more = share === 0 ? 0 : share * this.origin.tide.between(from, at);
    return {
      succeeded: succeeded + more * (1 - errorRatio),
      failed: failed + more * errorRatio,
    };
  }

  /** How much of it took no longer than that. */
  doneWithin(at: number, seconds: number): Done {
    return this.#weighted(at, p99 => shareWithin(seconds, p99));
  }

  /** The sum of how long everything took, in seconds. */
  spent(at: number): Done {
    return this.#weighted(at, p99 => (p99 / TAIL) * Math.exp(SIGMA ** 2 / 2));
  }

  /** What was done, each part weighted by the 99th percentile (in seconds) of its time. */
  #weighted(at: number, weigh: (p99: number) => number): Done {
    const total = { succeeded: 0, failed: 0 };
    this.#stretches.forEach((stretch, index) => {
      if (stretch.from > at) return;
      const next = this.#stretches[index + 1];
      const end = next && next.from <= at ? next : this.done(at);
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
    a.latencyMs === b.latencyMs
  );
}

/** Latencies are log-normal with that 99th percentile. */
export function shareWithin(seconds: number, p99: number): number {
  if (seconds === Infinity) return 1;
  const z = (Math.log(seconds) - Math.log(p99 / TAIL)) / SIGMA;
  return normal(z);
}

/** The normal distribution, to seven digits (Abramowitz and Stegun 26.2.17). */
function normal(z: number): number {
  const t = 1 / (1 + 0.2316419 * Math.abs(z));
  const density = Math.exp((-z * z) / 2) / Math.sqrt(2 * Math.PI);
  const tail =
    density *
    t *
    (0.31938153 +
      t *
        (-0.356563782 +
          t * (1.781477937 + t * (-1.821255978 + t * 1.330274429))));
  return z >= 0 ? 1 - tail : tail;
}
