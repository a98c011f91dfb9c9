import { isDeepStrictEqual } from './equal';
import type { Fact } from './fact';
import { DerivedRelease, deriveReleases } from './said/derive';
import type { RolloutState } from './state';

/** What changed in the record between two states, as facts for the store. */
export function difference(before: RolloutState, after: RolloutState): Fact[] {
  if (
    before.releases === after.releases &&
    before.utterances === after.utterances
  ) {
    return [];
  }
  const old = new Map(deriveReleases(before).map(d => [d.release.number, d]));
  return deriveReleases(after).flatMap(derived =>
    releaseDifference(old.get(derived.release.number), derived),
  );
}

function releaseDifference(
  old: DerivedRelease | undefined,
  now: DerivedRelease,
): Fact[] {
  const { number } = now.release;
  const facts: Fact[] = [];
  if (!isDeepStrictEqual(old?.release, now.release)) {
    facts.push({ kind: 'release', release: now.release });
  }
  const known = new Map(old?.entries.map(e => [e.dedupeKey, e]));
  for (const entry of now.entries) {
    if (!isDeepStrictEqual(known.get(entry.dedupeKey), entry)) {
      facts.push({ kind: 'timeline', number, entry });
    }
    known.delete(entry.dedupeKey);
  }
  for (const dedupeKey of known.keys()) {
    facts.push({ kind: 'timeline-removed', number, dedupeKey });
  }
  return facts;
}
