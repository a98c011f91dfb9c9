import type { Observation } from '../domain/observation';

const LIMITS = { rollouts: 1_000, perRollout: 50, ageMs: 10 * 60_000 };

interface Early {
  observation: Observation;
  heldAt: number;
}

/**
 * What was said about rollouts before their Canary was seen: feeds are not in step with each
 * other. Kept briefly and in memory, since the same words may be about a Canary that is long gone.
 */
export class EarlyObservations {
  readonly #now: () => number;
  readonly #held = new Map<string, Early[]>();

  constructor(now: () => number) {
    this.#now = now;
  }

  hold(ref: string, observation: Observation): void {
    const others = this.#held.get(ref) ?? [];
    const early = { observation, heldAt: this.#now() };
    // Set again, so that the map stays ordered by when it was last added to.
    this.#held.delete(ref);
    this.#held.set(ref, [...others, early].slice(-LIMITS.perRollout));
    if (this.#held.size > LIMITS.rollouts) {
      const [oldest] = this.#held.keys();
      this.#held.delete(oldest);
    }
  }

  /** In order of arrival; they are held no more. */
  take(ref: string): Observation[] {
    const held = this.#held.get(ref) ?? [];
    this.#held.delete(ref);
    const oldest = this.#now() - LIMITS.ageMs;
    return held
      .filter(({ heldAt }) => heldAt >= oldest)
      .map(({ observation }) => observation);
  }
}
