import type { Observation } from '../../domain/observation';
import type { GapReason } from '../../domain/state';
import type { Feed } from './feeds';
import type { Latch } from './Latch';
import { ObservationRouter } from './ObservationRouter';
import type { Known } from './reflector/KnownObjects';
import type { Missed } from './reflector/ReflectorListener';

/** Takes an observation; resolves when there is room for the next. */
export type Observe = (
  rollout: { namespace: string; name: string },
  observation: Observation,
) => Promise<void>;

interface FeedObserverOptions {
  observe: Observe;
  /** Open when all Canaries are known: what other kinds tell is about them. */
  canariesKnown: Latch;
  /** Why something of a feed was missed from that time on. */
  reasonOfGap: (feed: Feed, from: number) => GapReason;
  /** Called with why an object was dropped. */
  onUnreadable: (feed: Feed, reason: string) => void;
  now: () => number;
}

/** Makes observations of rollouts from what the feeds of a cluster tell, in their order. */
export class FeedObserver {
  readonly #options: FeedObserverOptions;
  readonly #router: ObservationRouter;

  constructor(options: FeedObserverOptions) {
    this.#options = options;
    this.#router = new ObservationRouter(options.now);
  }

  async onObject(
    feed: Feed,
    object: unknown,
    missed: Missed | null,
  ): Promise<void> {
    const { observe, canariesKnown, now, onUnreadable } = this.#options;
    if (feed.kind !== 'canaries') await canariesKnown.opened;
    const { placed, unreadable } = this.#router.route(feed.kind, object, now());
    if (unreadable) onUnreadable(feed, unreadable);
    for (const { observation, ...rollout } of placed) {
      if (missed && observation.kind === 'canary') {
        await observe(rollout, this.#gap(feed, missed));
      }
      await observe(rollout, observation);
    }
  }

  async onDeleted(feed: Feed, known: Known, last: unknown): Promise<void> {
    const { observe, now } = this.#options;
    // The last state of a Canary may be news. Of other kinds, it is no longer true.
    if (last && feed.kind === 'canaries') {
      await this.onObject(feed, last, null);
    }
    for (const told of this.#router.forget(feed.kind, known, now())) {
      const { observation, ...rollout } = told;
      await observe(rollout, observation);
    }
  }

  #gap(feed: Feed, missed: Missed): Observation {
    const { reasonOfGap, now } = this.#options;
    const reason = reasonOfGap(feed, missed.from);
    return { kind: 'gap', at: now(), ...missed, reason };
  }
}
