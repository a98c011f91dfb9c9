import type {
  Release,
  TimelineDetails,
} from '@rollouts/backstage-plugin-rollouts-common';
import type { Feed } from './observation';

/** A release without what only the store knows. */
export type ReleaseFields = Omit<
  Release,
  'id' | 'rolloutRef' | 'decision' | 'begunBy'
>;

/** One line of a release's history, before it has an id. */
export interface TimelineFact {
  /** Cluster time where the cluster says one, else our clock; whole seconds, as Flagger writes, but for pauses. */
  at: number;
  details: TimelineDetails;
  /** Who said it so far. */
  feeds: Feed[];
  /** Same key within one release: same fact, whoever says it and in whatever order. */
  dedupeKey: string;
}

/**
 * What a step of the reducer changes in the record. Each fact carries the whole new truth of its
 * row, so the store replaces the row and applying a fact twice changes nothing.
 */
export type Fact =
  /** Insert or replace the release with this number. */
  | { kind: 'release'; release: ReleaseFields }
  /** Insert or replace the row with this key. */
  | { kind: 'timeline'; number: number; entry: TimelineFact }
  /** A later status proved that the words belong to another release; that one has the row now. */
  | { kind: 'timeline-removed'; number: number; dedupeKey: string };
