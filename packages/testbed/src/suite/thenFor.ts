import type { Scenario, Then } from '../scenarios/Scenario';

/** What there must be in the end with this Flagger, e.g. `1.37.0`; words before it are left out. */
export function thenFor({ then, before }: Scenario, flagger: string): Then {
  const version = flagger.split(' ').at(-1) ?? '';
  const isOlder = before && compare(version, before.flagger) < 0;
  return isOlder ? { ...then, ...before.then } : then;
}

function compare(left: string, right: string): number {
  return left.localeCompare(right, 'en', { numeric: true });
}
