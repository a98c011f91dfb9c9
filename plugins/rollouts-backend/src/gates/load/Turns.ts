/** Somebody waited for longer than they may. */
export class OverdueError extends Error {}

/**
 * Lets so many in at once. Whoever waits for longer than they may is told so, and is never let in
 * later: work that nobody waits for any more would keep those out who come after a pause.
 */
export class Turns {
  /** In the order in which they came. */
  readonly #waiting = new Set<{ enter: () => void }>();
  readonly #most: number;
  #inside = 0;

  constructor(most: number) {
    this.#most = most;
  }

  /**
   * The answer of `work`, at most after this time. `isLate` tells it that nobody waits any more.
   *
   * @throws OverdueError when the time is over first
   */
  async take<T>(
    work: (isLate: () => boolean) => Promise<T>,
    limitMs: number,
  ): Promise<T> {
    let isLate = false;
    let timer: NodeJS.Timeout | undefined;
    const place = { enter: () => {} };
    const overdue = new Promise<never>((_, reject) => {
      timer = setTimeout(() => {
        isLate = true;
        this.#waiting.delete(place);
        reject(new OverdueError(`No answer within ${limitMs} ms`));
      }, limitMs);
    });
    const worked = this.#enter(place).then(async () => {
      try {
        return await work(() => isLate);
      } finally {
        this.#leave();
      }
    });
    // Nobody listens any more to what fails later.
    worked.catch(() => {});
    try {
      return await Promise.race([worked, overdue]);
    } finally {
      clearTimeout(timer);
    }
  }

  #enter(place: { enter: () => void }): Promise<void> {
    if (this.#inside < this.#most) {
      this.#inside += 1;
      return Promise.resolve();
    }
    return new Promise(enter => {
      place.enter = enter;
      this.#waiting.add(place);
    });
  }

  /** The place goes to who has waited longest. */
  #leave(): void {
    const [next] = this.#waiting;
    if (!next) {
      this.#inside -= 1;
      return;
    }
    this.#waiting.delete(next);
    next.enter();
  }

  /** How many wait outside. */
  get waiting(): number {
    return this.#waiting.size;
  }
}
