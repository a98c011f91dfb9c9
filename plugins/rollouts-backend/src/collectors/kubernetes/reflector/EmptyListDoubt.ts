/** Doubled each time, until the ordinary comparison would have found out. */
const FIRST_LOOK_MS = 15_000;
const LAST_LOOK_MS = 16 * 60_000;

/**
 * When to list a kind again that lost all its objects at once. No watch tells that objects are back
 * which never went, so an empty list that was believed stays in doubt.
 */
export class EmptyListDoubt {
  #looksMs = 0;
  #nextAt: number | null = null;

  /** An empty list was believed, or the objects are still not there: in doubt from now on. */
  raise(now: number): void {
    this.#looksMs = this.#nextAt === null ? FIRST_LOOK_MS : this.#looksMs * 2;
    this.#nextAt = this.#looksMs > LAST_LOOK_MS ? null : now + this.#looksMs;
  }

  settle(): void {
    this.#nextAt = null;
  }

  get isRaised(): boolean {
    return this.#nextAt !== null;
  }

  /** Until the next look, null without a doubt. */
  leftMs(now: () => number): number | null {
    return this.#nextAt === null ? null : Math.max(0, this.#nextAt - now());
  }
}
