import { DateTime } from 'luxon';
import type { FreezeWindow, WeekTime } from './types';

/** Windows that follow each other without a pause are one; a calendar of nothing but windows has no end. */
const MOST_IN_A_ROW = 100;

/** The window that holds at a time, and when the last of those that follow without a pause ends. */
export function frozenUntil(
  windows: FreezeWindow[],
  now: number,
): { window: string; until: number } | null {
  const first = latestEnd(windows, now);
  if (!first) return null;
  let until = first.until;
  for (let count = 1; count < MOST_IN_A_ROW; count += 1) {
    const next = latestEnd(windows, until);
    if (!next) break;
    until = next.until;
  }
  return { window: first.window, until };
}

/** Of the windows that hold at a time, the one that ends last. A window's end is not in it. */
function latestEnd(windows: FreezeWindow[], now: number) {
  return windows
    .flatMap(window => {
      const until = endOf(window, now);
      return until === null ? [] : [{ window: window.name, until }];
    })
    .sort((a, b) => b.until - a.until)
    .at(0);
}

function endOf({ zone, during }: FreezeWindow, now: number): number | null {
  if (during.kind === 'once') {
    return during.from <= now && now < during.to ? during.to : null;
  }
  const today = DateTime.fromMillis(now, { zone });
  // One that began last week may still hold.
  for (const week of [0, 1]) {
    const monday = today.startOf('week').minus({ weeks: week });
    const from = on(monday, during.from);
    const sameWeek = on(monday, during.to);
    const to =
      sameWeek > from ? sameWeek : on(monday.plus({ weeks: 1 }), during.to);
    if (from <= today && today < to) return to.toMillis();
  }
  return null;
}

/** On the wall clock: the days at which clocks change are not 24 hours long. */
function on(monday: DateTime, { day, hour, minute }: WeekTime): DateTime {
  return monday.plus({ days: day - 1 }).set({ hour, minute });
}
