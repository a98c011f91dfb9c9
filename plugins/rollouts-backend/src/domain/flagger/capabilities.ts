import type { Flagger } from '@rollouts/backstage-plugin-rollouts-common';
import { compareReleases, Release, toRelease } from './release';

/** What the portal does otherwise by Flagger's version. Null: not known for this one. */
export interface Capabilities {
  /** With Gateway API an A/B test never begins unless spec.service.timeout is set. */
  matchesNeedTimeout: boolean | null;
  /** A Canary with the same cookie for primary and canary is refused, in Flagger's log only. */
  refusesEqualCookies: boolean | null;
  /** After Failed, an empty status.lastAppliedSpec begins the same release again. */
  retriesByStatus: boolean | null;
}

interface Fact<T> {
  /** Where it was read, and with which versions it was tried. */
  source: string;
  /** The release that changed it; null: none of those that are known. */
  since: Release | null;
  before: T;
  then: T;
}

const release = (minor: number): Release => ({ major: 1, minor, patch: 0 });

/** The range whose source was read and whose ends were tried; of others nothing is claimed. */
const OLDEST = release(37);
const NEWEST = release(44);

type Facts = {
  [K in keyof Capabilities]: Fact<NonNullable<Capabilities[K]>>;
};

const FACTS: Facts = {
  matchesNeedTimeout: {
    source:
      'fluxcd/flagger#1902 (pkg/router/gateway_api.go); tried with 1.37.0 and 1.44.0',
    since: release(43),
    before: true,
    then: false,
  },
  refusesEqualCookies: {
    source: 'fluxcd/flagger#1783 (pkg/controller/controller.go)',
    since: release(41),
    before: false,
    then: true,
  },
  retriesByStatus: {
    source: 'pkg/canary/spec.go; tried with 1.37.0 and 1.44.0',
    since: null,
    before: true,
    then: true,
  },
};

/**
 * What a Flagger does, by its version as it was read.
 *
 * @param version null: not known, and neither is anything that depends on it
 */
export function capabilitiesOf(version: string | null): Capabilities {
  const known =
    supportOf(version) === 'known' ? toRelease(version ?? '') : null;
  return {
    matchesNeedTimeout: valueOf(FACTS.matchesNeedTimeout, known),
    refusesEqualCookies: valueOf(FACTS.refusesEqualCookies, known),
    retriesByStatus: valueOf(FACTS.retriesByStatus, known),
  };
}

/** Whether a version is one of those about which something is known. */
export function supportOf(version: string | null): Flagger['support'] {
  const found = version === null ? null : toRelease(version);
  if (!found) return 'unknown';
  if (compareReleases(found, OLDEST) < 0) return 'older';
  // Patches of the newest minor version only mend.
  const isNewer = compareReleases({ ...found, patch: 0 }, NEWEST) > 0;
  return isNewer ? 'newer' : 'known';
}

function valueOf<T>(fact: Fact<T>, found: Release | null): T | null {
  if (!found) return null;
  const isThen = fact.since && compareReleases(found, fact.since) >= 0;
  return isThen ? fact.then : fact.before;
}
