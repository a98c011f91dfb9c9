import type { Listed } from '../client/list';
import type { KnownObjects } from './KnownObjects';
import type { ReflectorListener } from './ReflectorListener';

/** Tells of objects, and remembers each once it was told. */
export class Teller {
  readonly #known: KnownObjects;
  readonly #listener: ReflectorListener;
  readonly #now: () => number;

  constructor(options: {
    known: KnownObjects;
    listener: ReflectorListener;
    now: () => number;
  }) {
    this.#known = options.known;
    this.#listener = options.listener;
    this.#now = options.now;
  }

  /** An object in a state that was not missed. */
  async seen(object: unknown): Promise<void> {
    await this.#listener.onObject(object, null);
    this.#known.set(object);
  }

  /** What the watch says is gone; whoever was never told of it need not be told that. */
  async deleted(object: unknown): Promise<void> {
    const known = this.#known.find(object);
    if (!known) return;
    await this.#listener.onDeleted(known, object);
    this.#known.delete(known);
  }

  /**
   * What a list says. What changed since `missedFrom` was not seen changing. `which`: all of it, or
   * only what differs from what is known.
   */
  async listed(
    { items }: Listed,
    missedFrom: number | null,
    which: 'all' | 'news',
  ): Promise<void> {
    const to = this.#now();
    const { seen, vanished } = this.#known.compare(items);
    for (const { object, known } of seen) {
      if (which === 'news' && known === 'same') continue;
      const missed =
        known === 'changed' && missedFrom !== null
          ? { from: missedFrom, to }
          : null;
      await this.#listener.onObject(object, missed);
      this.#known.set(object);
    }
    for (const known of vanished) {
      await this.#listener.onDeleted(known, null);
      this.#known.delete(known);
    }
  }
}
