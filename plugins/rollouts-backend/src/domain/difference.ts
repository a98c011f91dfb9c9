import { isDeepStrictEqual } from './equal';
import type { Fact, TimelineFact } from './fact';
import { DerivedRelease, deriveReleases } from './said/derive';
import type { RolloutState } from './state';

/** What changed in the record between two states, as facts for the store. */
export function difference(before: RolloutState, after: RolloutState): Fact[] {
  const old = new Map(deriveReleases(before).map(d => [d.release.number, d]));
  const now = deriveReleases(after);
  return now.flatMap(derived =>
    releaseDifference(old.get(derived.release.number), derived, now),
  );
}

function releaseDifference(
  old: DerivedRelease | undefined,
  now: DerivedRelease,
  all: DerivedRelease[],
): Fact[] {
  const { number } = now.release;
  const facts: Fact[] = [];
  if (!isDeepStrictEqual(old?.release, now.release) && !forgotCause(old, now)) {
    facts.push({ kind: 'release', release: now.release });
  }
  const known = new Map(old?.entries.map(e => [e.dedupeKey, e]));
  for (const entry of now.entries) {
    const before = known.get(entry.dedupeKey);
    if (!isDeepStrictEqual(before, entry) && !forgotWords(before, entry)) {
      facts.push({ kind: 'timeline', number, entry });
    }
    known.delete(entry.dedupeKey);
  }
  for (const dedupeKey of known.keys()) {
    if (isElsewhere(dedupeKey, number, all)) {
      facts.push({ kind: 'timeline-removed', number, dedupeKey });
    }
  }
  return facts;
}

/** Words are kept for a bounded time only. What they once proved stays in the store. */
function forgotWords(before: TimelineFact | undefined, now: TimelineFact) {
  return before !== undefined && now.feeds.length < before.feeds.length;
}

function forgotCause(before: DerivedRelease | undefined, now: DerivedRelease) {
  return Boolean(before?.release.cause?.text) && !now.release.cause?.text;
}

function isElsewhere(key: string, number: number, all: DerivedRelease[]) {
  return all.some(
    other =>
      other.release.number !== number &&
      other.entries.some(entry => entry.dedupeKey === key),
  );
}
