/** Lists are refetched for unknown ids at most this often. */
const UNKNOWN_ID_EVERY_MS = 10_000;

/** Spreads many open tabs over this time, so that one hint is not one spike. */
const JITTER_MS = 2_000;

export interface HintPlan {
  /** Ids that are on the screen: refetch what shows them at once. */
  refresh: string[];
  /** Wait this long and refetch the lists; null: not needed or already planned. */
  listsInMs: number | null;
}

/**
 * What to do about a change hint. An unknown id may be a new rollout of this entity, or one of
 * thousands that the reader has nothing to do with: channels are not filtered by permission.
 */
export function planHint(
  ids: string[],
  known: ReadonlySet<string>,
  lists: { plannedAt: number | null; now: number; random: number },
): HintPlan {
  const refresh = ids.filter(id => known.has(id));
  const unknown = refresh.length < ids.length;
  return { refresh, listsInMs: unknown ? waitForLists(lists) : null };
}

/** Null while a refetch is planned; else the next allowed time, so that no hint is lost. */
function waitForLists({
  plannedAt,
  now,
  random,
}: {
  plannedAt: number | null;
  now: number;
  random: number;
}): number | null {
  const jitter = random * JITTER_MS;
  if (plannedAt === null) return jitter;
  if (plannedAt > now) return null;
  return Math.max(0, plannedAt + UNKNOWN_ID_EVERY_MS - now) + jitter;
}
