import type { Scenario, Then } from '../scenarios/Scenario';

/** What there must be in the end with this Flagger, e.g. `1.37.0`; words before it are left out. */
export function thenFor({ then, before }: Scenario, flagger: string): Then {
  return before && isOlder(flagger, before.flagger)
    ? { ...then, ...before.then }
    : then;
}

/** Whether this Flagger shows what the scenario is about. */
export function isPlayedWith(
  { since, until }: Pick<Scenario, 'since' | 'until'>,
  flagger: string,
): boolean {
  if (until !== undefined && !isOlder(flagger, until)) return false;
  return since === undefined || !isOlder(flagger, since);
}

/** The release alone, without the words that a world may put before it. */
export function releaseIn(flagger: string): string {
  return flagger.split(' ').at(-1) ?? flagger;
}

function isOlder(flagger: string, than: string): boolean {
  return releaseIn(flagger).localeCompare(than, 'en', { numeric: true }) < 0;
}
