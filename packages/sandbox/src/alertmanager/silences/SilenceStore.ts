import { randomUUID } from 'node:crypto';
import { isDeepStrictEqual } from 'node:util';
import type { Clock } from '../../clock/Clock';
import { matches, matchesAll } from '../Matcher';
import { Silence, stateOf } from './Silence';

/** How long an expired silence can still be read. */
const KEPT_MS = 120 * 3_600_000;

/** A silence that makes no sense, in Alertmanager's words. */
export class SilenceError extends Error {}

/** What somebody wants to be silent. Without an id it is a new one. */
export type SilenceRequest = Omit<Silence, 'id' | 'updatedAt'> & {
  id?: string;
};

/** The silences that one peer knows. */
export class SilenceStore {
  readonly #clock: Clock;
  readonly #silences = new Map<string, Silence>();
  readonly #tellOthers: (silence: Silence) => void;

  /** @param tellOthers called with each change made here, for the other peers */
  constructor(clock: Clock, tellOthers: (silence: Silence) => void) {
    this.#clock = clock;
    this.#tellOthers = tellOthers;
  }

  list(): Silence[] {
    const now = this.#clock.now();
    return [...this.#silences.values()].filter(
      ({ endsAt }) => now - endsAt < KEPT_MS,
    );
  }

  get(id: string): Silence | undefined {
    return this.list().find(silence => silence.id === id);
  }

  /** Ids of silences that keep an alert quiet now. */
  silencing(labels: Readonly<Record<string, string>>): string[] {
    const now = this.#clock.now();
    return this.list()
      .filter(silence => stateOf(silence, now) === 'active')
      .filter(({ matchers }) => matchesAll(matchers, labels))
      .map(({ id }) => id);
  }

  /**
   * Makes a silence, or changes one: in place when only its end, its author or its comment differ,
   * else by expiring it and making another.
   *
   * @returns the id, which may not be the one that was sent; null when no silence has that id.
   * @throws SilenceError
   */
  put(request: SilenceRequest): string | null {
    const now = this.#clock.now();
    check(request, now);
    const old = request.id ? this.get(request.id) : undefined;
    if (request.id && !old) return null;
    const keeps = old && canExtend(old, request, now);
    if (old && !keeps && stateOf(old, now) !== 'expired') this.expire(old.id);
    const id = keeps ? old.id : randomUUID();
    const startsAt = keeps ? old.startsAt : Math.max(now, request.startsAt);
    this.#write({ ...request, id, startsAt, updatedAt: now });
    return id;
  }

  /** Ends a silence now. Once ended it stays as it is. @returns whether there is one. */
  expire(id: string): boolean {
    const silence = this.get(id);
    if (!silence) return false;
    const now = this.#clock.now();
    if (stateOf(silence, now) === 'expired') return true;
    const startsAt = Math.min(silence.startsAt, now);
    this.#write({ ...silence, startsAt, endsAt: now, updatedAt: now });
    return true;
  }

  /** Takes what another peer says, if it is news. */
  merge(silence: Silence): void {
    const known = this.#silences.get(silence.id);
    if (known && known.updatedAt >= silence.updatedAt) return;
    this.#silences.set(silence.id, silence);
  }

  #write(silence: Silence): void {
    this.#silences.set(silence.id, silence);
    this.#tellOthers(silence);
  }
}

function canExtend(
  old: Silence,
  request: SilenceRequest,
  now: number,
): boolean {
  return (
    stateOf(old, now) !== 'expired' &&
    old.startsAt === request.startsAt &&
    isDeepStrictEqual(old.matchers, request.matchers)
  );
}

function check({ matchers, startsAt, endsAt }: SilenceRequest, now: number) {
  if (endsAt < startsAt) {
    throw new SilenceError(
      'Failed to create silence: start time must be before end time',
    );
  }
  if (endsAt < now) {
    throw new SilenceError(
      "Failed to create silence: end time can't be in the past",
    );
  }
  const empty: Record<string, string> = {};
  if (matchers.every(matcher => matches(matcher, empty))) {
    throw new SilenceError(
      'silence invalid: at least one matcher must not match the empty string',
    );
  }
}
