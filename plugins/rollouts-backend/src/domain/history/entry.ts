import { assertNever } from '../assertNever';
import type { TimelineDetails } from '@rollouts/backstage-plugin-rollouts-common';
import type { TimelineFact } from '../fact';
import type { Feed } from '../observation';
import { toSecond } from '../ticks';

/**
 * Identity of a fact within its release. Two feeds that report one fact give the same key; things
 * that can happen several times carry what tells them apart.
 */
export function keyOf(details: TimelineDetails, at: number): string {
  switch (details.kind) {
    case 'weight':
    case 'primary-weight':
    case 'iteration':
      return `${details.kind}:${details.value}`;
    case 'check-failed':
      return `check-failed:${details.used}`;
    case 'failed-checks-set':
      return `failed-checks-set:${details.value}`;
    case 'gate-waiting':
    case 'gate-passed':
      return `${details.kind}:${details.gate}`;
    case 'phase':
      return `phase:${details.to}`;
    case 'suspended':
    case 'resumed':
      return `${details.kind}:${at}`;
    case 'gap':
      return `gap:${details.from}`;
    case 'message':
      return `message:${details.text}`;
    case 'opened':
    case 'restarted':
    case 'promoted':
    case 'closed':
      return details.kind;
    default:
      return assertNever('timeline entry', details);
  }
}

/** A timeline entry with its key. */
export function entry(
  details: TimelineDetails,
  at: number,
  ...feeds: Feed[]
): TimelineFact {
  // Pausing has our own clock, and somebody may take it back within a second.
  const isPause = details.kind === 'suspended' || details.kind === 'resumed';
  const moment = isPause ? at : toSecond(at);
  return { at: moment, details, feeds, dedupeKey: keyOf(details, moment) };
}

/** Adds entries that are not there yet; the first one of a key stays. */
export function addEntries(
  entries: TimelineFact[],
  added: TimelineFact[],
): TimelineFact[] {
  const fresh = added.filter(
    candidate => !entries.some(e => e.dedupeKey === candidate.dedupeKey),
  );
  return fresh.length ? [...entries, ...fresh] : entries;
}

const RANK: Record<TimelineDetails['kind'], number> = {
  opened: 0,
  restarted: 1,
  'gate-passed': 2,
  phase: 3,
  message: 4,
  'check-failed': 5,
  'failed-checks-set': 5,
  suspended: 6,
  resumed: 6,
  weight: 7,
  iteration: 7,
  'gate-waiting': 8,
  promoted: 9,
  'primary-weight': 10,
  gap: 11,
  closed: 12,
};

/**
 * The order of a timeline: by time, then, within a second, in the order in which one tick of
 * Flagger does things, then by key. It depends on nothing but the entries.
 */
export function compareTimeline(a: TimelineFact, b: TimelineFact): number {
  return (
    a.at - b.at ||
    RANK[a.details.kind] - RANK[b.details.kind] ||
    (a.dedupeKey < b.dedupeKey ? -1 : Number(a.dedupeKey !== b.dedupeKey))
  );
}
