import { reasonOf } from '../reasonOf';
import { Backoff } from '../wait';

/** What somebody said last, when, and what went wrong since. Times in UTC ms. */
export interface Recollection<T> {
  value: T | null;
  lastSuccessAt: number | null;
  lastError: { at: number; message: string } | null;
  /** Whether the newest attempt failed. */
  isFailing: boolean;
  /** Whether somebody waited for a new answer in vain, and it is still awaited. */
  isLate: boolean;
}

interface RememberedOptions<T> {
  load: () => Promise<T>;
  /** How long an answer is new enough for everybody. */
  freshMs: number | ((answer: T) => number);
  /** How long somebody who asks waits for a new one; the old one has to do then. */
  patienceMs: number;
  now: () => number;
  random: () => number;
}

/**
 * An answer that all who ask share: one request at a time, none while the last answer is new, and
 * ever fewer while it fails. What was known stays known.
 */
export class Remembered<T> {
  readonly #options: RememberedOptions<T>;
  readonly #backoff: Backoff;
  #known: Recollection<T> = {
    value: null,
    lastSuccessAt: null,
    lastError: null,
    isFailing: false,
    isLate: false,
  };
  #nextAt = 0;
  #loading: Promise<void> | null = null;

  constructor(options: RememberedOptions<T>) {
    this.#options = options;
    const pace = { firstMs: 2_000, longestMs: 60_000 };
    this.#backoff = new Backoff(pace, options.random);
  }

  /** What is known, without asking. */
  get known(): Recollection<T> {
    return this.#known;
  }

  /** What is known after asking anew, if it is time to. Never throws. */
  async get(): Promise<Recollection<T>> {
    const { now, patienceMs } = this.#options;
    if (!this.#loading && now() >= this.#nextAt) {
      this.#loading = this.#load().finally(() => {
        this.#loading = null;
      });
    }
    const loading = this.#loading;
    if (loading && (await isLonger(patienceMs, loading))) {
      // It may have come in this very moment.
      const isLate = this.#loading === loading;
      this.#known = { ...this.#known, isLate };
    }
    return this.#known;
  }

  async #load(): Promise<void> {
    const { load, now, freshMs } = this.#options;
    try {
      const value = await load();
      this.#known = {
        value,
        lastSuccessAt: now(),
        lastError: this.#known.lastError,
        isFailing: false,
        isLate: false,
      };
      this.#backoff.reset();
      this.#nextAt =
        now() + (typeof freshMs === 'number' ? freshMs : freshMs(value));
    } catch (error) {
      const lastError = { at: now(), message: reasonOf(error) };
      this.#known = {
        ...this.#known,
        lastError,
        isFailing: true,
        isLate: false,
      };
      this.#nextAt = now() + this.#backoff.next();
    }
  }
}

/** Waits for the work, but not for longer than this. */
async function isLonger(ms: number, work: Promise<void>): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<boolean>(resolve => {
    timer = setTimeout(resolve, ms, true);
  });
  const isLate = await Promise.race([work.then(() => false), late]);
  clearTimeout(timer);
  return isLate;
}
