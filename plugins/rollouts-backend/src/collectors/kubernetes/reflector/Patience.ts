import { Backoff } from '../../../wait';
import type { KubernetesError } from '../client/KubernetesError';

type Kind = KubernetesError['kind'];

const PACE = { firstMs: 500, longestMs: 30_000 };

/** A kind that is missing or forbidden does not change by the second. */
const LASTING: Kind[] = ['absent', 'denied'];
const LASTING_MS = 60_000;

/** How long to wait after a failure, by what failed and how often. */
export class Patience {
  readonly #backoff: Backoff;
  readonly #afterExpiry: Backoff;
  /** What failed last; null since the cluster answered well. */
  #failing: Kind | null = null;

  constructor(random: () => number) {
    this.#backoff = new Backoff(PACE, random);
    this.#afterExpiry = new Backoff(PACE, random);
  }

  /**
   * Milliseconds until the next attempt. `isRoutine`: it is part of the protocol, and the next list
   * mends it; after an outage it is the rule, so it does not wait as long as the outage taught us to.
   */
  after(kind: Kind, isRoutine: boolean): number {
    // An API server that has just started denies what it will soon allow.
    const isLasting = LASTING.includes(kind) && this.#failing === kind;
    this.#failing = kind;
    const backoff = isRoutine ? this.#afterExpiry : this.#backoff;
    return Math.max(isLasting ? LASTING_MS : 0, backoff.next());
  }

  succeeded(): void {
    this.#failing = null;
    this.#backoff.reset();
    this.#afterExpiry.reset();
  }
}
