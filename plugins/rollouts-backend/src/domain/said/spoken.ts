import type { ReleaseRecord, RolloutState } from '../state';
import { isSameTick, SAME_TICK_MS } from '../ticks';
import { Meaning, meaningOf } from './message';

/** Something Flagger said at one moment of a release. */
export interface Spoken {
  at: number;
  severity: 'normal' | 'warning';
  message: string;
  meaning: Meaning;
  feeds: Array<'event' | 'webhook'>;
  isSameTickAs(at: number): boolean;
}

/**
 * What was said while a release ran, oldest first. Flagger speaks a moment before or after it
 * writes the status, so the edges reach half a tick further; where two releases meet within one
 * tick (a restart), the words belong to the new one.
 */
export function spokenDuring(
  state: RolloutState,
  record: ReleaseRecord,
  following: ReleaseRecord | undefined,
): Spoken[] {
  const { openedAt, closedAt } = record.release;
  const from = openedAt - SAME_TICK_MS;
  const to = Math.min(
    closedAt === null ? Infinity : closedAt + SAME_TICK_MS,
    following ? following.release.openedAt - SAME_TICK_MS : Infinity,
  );
  return state.utterances
    .flatMap(({ severity, message, times }) => {
      const meaning = meaningOf(message);
      return times
        .filter(time => time.at > from && time.at < to)
        .map(time => ({
          at: time.at,
          feeds: time.feeds,
          severity,
          message,
          meaning,
          isSameTickAs: (at: number) => isSameTick(time.at, at),
        }));
    })
    .sort((a, b) => a.at - b.at || (a.message < b.message ? -1 : 1));
}
