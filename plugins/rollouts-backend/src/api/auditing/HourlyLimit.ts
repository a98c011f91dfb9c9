const HOUR_MS = 3_600_000;

/** So many of one caller in an hour, of this replica; those who were quiet for an hour are forgotten. */
export class HourlyLimit {
  readonly #most: number;
  readonly #times = new Map<string, number[]>();

  constructor(most: number) {
    this.#most = most;
  }

  /** Whether one more is within the limit; it counts if so. */
  take(who: string, now: number): boolean {
    for (const [key, times] of this.#times) {
      const recent = times.filter(at => at > now - HOUR_MS);
      if (recent.length > 0) this.#times.set(key, recent);
      else this.#times.delete(key);
    }
    const times = this.#times.get(who) ?? [];
    if (times.length >= this.#most) return false;
    this.#times.set(who, [...times, now]);
    return true;
  }
}
