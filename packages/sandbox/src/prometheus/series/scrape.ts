import type { Sample } from '../evaluate/values';
import { hashOf } from './hashOf';

/** How often each target is scraped. */
export const SCRAPE_MS = 10_000;

/** While something is there to be scraped. */
export interface Presence {
  from: number;
  /** When it went away, or Infinity. */
  to: number;
}

/**
 * What scraping a target gave within a range: a value each time that there was one, and one
 * staleness marker after that.
 *
 * @param target targets are scraped at moments of their own
 * @param valueAt null where the series is not exposed (yet, or any more)
 */
export function scrape(
  target: string,
  { from, to }: Presence,
  range: { from: number; to: number },
  valueAt: (at: number) => number | null,
): Sample[] {
  const phase = hashOf(target) % SCRAPE_MS;
  const read = (at: number) => (at < from || at > to ? null : valueAt(at));
  const begin = Math.max(range.from, from - 1);
  const first =
    (Math.floor((begin - phase) / SCRAPE_MS) + 1) * SCRAPE_MS + phase;
  const last = Math.min(range.to, to + SCRAPE_MS);
  const samples: Sample[] = [];
  let before = first <= last ? read(first - SCRAPE_MS) : null;
  for (let at = first; at <= last; at += SCRAPE_MS) {
    const value = read(at);
    if (value !== null || before !== null) samples.push({ at, value });
    before = value;
  }
  return samples;
}
