import type {
  Cause,
  Outcome,
  Release,
  TimelineDetails,
} from '@rollouts/backstage-plugin-rollouts-common';
import type { Feed } from './observation';

/** A release without what only the store knows. */
export type ReleaseFields = Omit<Release, 'id' | 'rolloutRef'>;

/** One line of a release's history, before it has an id. */
export interface TimelineFact {
  /** Cluster time where the cluster says one, else our clock. */
  at: number;
  details: TimelineDetails;
  feed: Feed;
  /**
   * Same key within one release: same fact. The store keeps one row and adds the feed, so that the
   * same thing said by status, event and webhook stands once, in whatever order they arrive.
   */
  dedupeKey: string;
}

/** What a step of the reducer adds to the record. Applied by the store in order, idempotently. */
export type Fact =
  | { kind: 'release-opened'; release: ReleaseFields }
  /** Something became known later, e.g. images or a better cause. */
  | {
      kind: 'release-updated';
      number: number;
      changes: Partial<Omit<ReleaseFields, 'number'>>;
    }
  | {
      kind: 'release-closed';
      number: number;
      at: number;
      outcome: Outcome;
      cause: Cause;
    }
  | { kind: 'timeline'; number: number; entry: TimelineFact };
