import { createHash } from 'node:crypto';
import type { Clock } from '../../clock/Clock';
import type { ObjectStore } from '../../cluster/types';
import type { Canary } from '../canary';
import { toTime } from '../../cluster/toTime';

/** client-go's defaults (tools/record/events_cache.go), which Flagger does not change. */
const DISTINCT_BEFORE_COMBINING = 10;
const COMBINING_WINDOW_MS = 600_000;
const BURST = 25;
const REFILL_MS = 300_000;

const COMBINED = '(combined from similar events): ';

type EventType = 'Normal' | 'Warning';

interface Similar {
  messages: Set<string>;
  lastAt: number;
}

interface Bucket {
  tokens: number;
  at: number;
}

/**
 * Writes Kubernetes Events as client-go does: repetitions are counted on one object, many different
 * messages share one, and what is too much is dropped without a word. The API server forgets them.
 */
export class EventRecorder {
  readonly #store: ObjectStore;
  readonly #clock: Clock;
  readonly #similar = new Map<string, Similar>();
  readonly #buckets = new Map<string, Bucket>();
  readonly #written = new Map<string, { name: string; count: number }>();

  constructor(store: ObjectStore, clock: Clock) {
    this.#store = store;
    this.#clock = clock;
  }

  record(canary: Canary, type: EventType, message: string): void {
    const group = `${canary.metadata.uid}/${type}`;
    const combined = this.#combines(group, message);
    if (!this.#spend(`${group}/flagger`)) return;
    const key = combined ? `${group}/*` : `${group}/${message}`;
    const text = combined ? `${COMBINED}${message}` : message;
    const known = this.#written.get(key);
    if (known && this.#update(canary, known, text)) return;
    this.#create(canary, type, key, text);
  }

  #combines(group: string, message: string): boolean {
    const now = this.#clock.now();
    const known = this.#similar.get(group);
    const similar =
      known && now - known.lastAt <= COMBINING_WINDOW_MS
        ? known
        : { messages: new Set<string>(), lastAt: now };
    similar.lastAt = now;
    similar.messages.add(message);
    this.#similar.set(group, similar);
    if (similar.messages.size < DISTINCT_BEFORE_COMBINING) return false;
    // client-go forgets one local key again, so that the group stays at its limit.
    const [oldest] = similar.messages;
    similar.messages.delete(oldest);
    return true;
  }

  #spend(key: string): boolean {
    const now = this.#clock.now();
    const bucket = this.#buckets.get(key) ?? { tokens: BURST, at: now };
    const refilled = Math.min(
      BURST,
      bucket.tokens + (now - bucket.at) / REFILL_MS,
    );
    this.#buckets.set(key, { tokens: Math.max(0, refilled - 1), at: now });
    return refilled >= 1;
  }

  #update(
    canary: Canary,
    known: { name: string; count: number },
    message: string,
  ): boolean {
    const { namespace } = canary.metadata;
    const event = this.#store.get('events', namespace, known.name);
    if (!event) return false;
    known.count++;
    this.#store.update('events', {
      ...event,
      message,
      count: known.count,
      lastTimestamp: toTime(this.#clock.now()),
    });
    return true;
  }

  #create(canary: Canary, type: EventType, key: string, message: string) {
    const { namespace, uid, resourceVersion } = canary.metadata;
    const now = toTime(this.#clock.now());
    const suffix = createHash('sha1')
      .update(`${key}/${this.#clock.now()}`)
      .digest('hex')
      .slice(0, 16);
    const name = `${canary.metadata.name}.${suffix}`;
    this.#written.set(key, { name, count: 1 });
    this.#store.create('events', {
      apiVersion: 'v1',
      kind: 'Event',
      metadata: { name, namespace },
      involvedObject: {
        kind: 'Canary',
        namespace,
        name: canary.metadata.name,
        uid,
        apiVersion: 'flagger.app/v1beta1',
        resourceVersion,
      },
      reason: 'Synced',
      message,
      source: { component: 'flagger' },
      firstTimestamp: now,
      lastTimestamp: now,
      count: 1,
      type,
      eventTime: null,
      reportingComponent: 'flagger',
      reportingInstance: '',
    });
  }
}
