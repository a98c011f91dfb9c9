import type { ReleaseFields, TimelineFact } from '../fact';
import { entry, compareTimeline } from '../history/entry';
import type { ReleaseRecord, RolloutState } from '../state';
import { causeOf } from './cause';
import { saidEntries } from './entries';
import { Spoken, spokenDuring } from './spoken';

/** A release with its whole timeline in order, as it can be told from what is known now. */
export interface DerivedRelease {
  release: ReleaseFields;
  entries: TimelineFact[];
}

/** What was derived last from the very same objects: states share what did not change. */
const known = new WeakMap<
  RolloutState['releases'],
  { utterances: RolloutState['utterances']; derived: DerivedRelease[] }
>();

/** Joins what status proved with what Flagger said, release by release. */
export function deriveReleases(state: RolloutState): DerivedRelease[] {
  const before = known.get(state.releases);
  if (before?.utterances === state.utterances) return before.derived;
  const derived = deriveAll(state);
  known.set(state.releases, { utterances: state.utterances, derived });
  return derived;
}

function deriveAll(state: RolloutState): DerivedRelease[] {
  return state.releases.map((record, index) => {
    const spoken = spokenDuring(state, record, state.releases[index + 1]);
    return derive(record, spoken);
  });
}

function derive(record: ReleaseRecord, spoken: Spoken[]): DerivedRelease {
  const said = saidEntries(spoken);
  const merged = [...record.entries, ...said]
    .reduce(mergeByKey, [] as TimelineFact[])
    .map(fact => withFailedCheckText(fact, spoken));
  if (record.release.closedAt === null || !record.release.outcome) {
    return { release: record.release, entries: merged.sort(compareTimeline) };
  }
  const cause = causeOf(record, record.release, spoken);
  const closed = entry(
    { kind: 'closed', outcome: record.release.outcome, cause },
    record.release.closedAt,
    'status',
  );
  return {
    release: { ...record.release, cause },
    entries: [...merged, closed].sort(compareTimeline),
  };
}

function mergeByKey(
  merged: TimelineFact[],
  added: TimelineFact,
): TimelineFact[] {
  const same = merged.find(fact => fact.dedupeKey === added.dedupeKey);
  if (!same) return [...merged, added];
  const joined: TimelineFact = {
    ...same,
    // The status names no hook; what Flagger says does.
    details: named(same) ?? named(added) ?? same.details,
    at: Math.min(same.at, added.at),
    feeds: [...new Set([...same.feeds, ...added.feeds])].sort(),
  };
  return merged.map(fact => (fact === same ? joined : fact));
}

function named(fact: TimelineFact): TimelineFact['details'] | null {
  return 'name' in fact.details && fact.details.name !== null
    ? fact.details
    : null;
}

function withFailedCheckText(
  fact: TimelineFact,
  spoken: Spoken[],
): TimelineFact {
  if (fact.details.kind !== 'check-failed') return fact;
  const words = spoken
    .filter(s => s.meaning.kind === 'check-failed')
    .sort((a, b) => Math.abs(a.at - fact.at) - Math.abs(b.at - fact.at))
    .find(s => s.isSameTickAs(fact.at));
  return words
    ? {
        ...fact,
        details: { ...fact.details, text: words.message },
        feeds: [...new Set([...fact.feeds, ...words.feeds])].sort(),
      }
    : fact;
}
