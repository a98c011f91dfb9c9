import type { KubernetesError } from '../client/KubernetesError';
import type { Known } from './KnownObjects';

/** A time in which something may have happened that was not seen (our clock). */
export interface Missed {
  from: number;
  to: number;
}

/** What a reflector tells. Each promise is awaited: a slow listener slows the reading. */
export interface ReflectorListener {
  /**
   * An object was seen. `missed`: it changed since `missed.from` and what happened to it in between
   * was not seen.
   */
  onObject(object: unknown, missed: Missed | null): Promise<void>;
  /**
   * An object is gone: the watch said so, with its last state, or a trustworthy list lacks it, and
   * `last` is null.
   */
  onDeleted(known: Known, last: unknown): Promise<void>;
  /** All that there is was told. */
  onListed(): void;
  /** The cluster proved that it is there; how far its clock is ahead of ours, if it said so. */
  onHeard(clockSkewMs: number | null): void;
  onFailed(error: KubernetesError): void;
  onUnreadable(reason: string): void;
}
