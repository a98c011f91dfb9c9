import type { Scenario, Then } from '../scenarios/Scenario';

/** What there must be in the end with this Flagger, e.g. `1.37.0`; words before it are left out. */
export function thenFor({ then, before }: Scenario, flagger: string): Then {
  return before && isOlder(flagger, before.flagger)
    ? { ...then, ...before.then }
    : then;
}

/** Whether this Flagger shows what the scenario is about. */
export function isPlayedWith({ since }: Scenario, flagger: string): boolean {
  return since === undefined || !isOlder(flagger, since);
}

function isOlder(flagger: string, than: string): boolean {
  const version = flagger.split(' ').at(-1) ?? '';
  return version.localeCompare(than, 'en', { numeric: true }) < 0;
}
