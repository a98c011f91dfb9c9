import type { RolloutState } from '../../state';
import { toSecond } from '../../ticks';
import { withGap } from './gap';
import { closeRelease, withRecord } from './records';

/** The object left the cluster: its release ends as unknown, its history stays. */
export function closeAsGone(
  state: RolloutState,
  uid: string,
  at: number,
): RolloutState {
  if (state.canary && state.canary.uid !== uid) return state;
  if (state.goneAt !== null) return state;
  const closed = closeRelease(state, {
    at,
    outcome: 'unknown',
    cause: { code: 'deleted', text: null },
    weight: null,
  });
  return { ...closed, goneAt: at };
}

/**
 * The object was thought gone (two empty lists) and is still there. A release that was closed for
 * that reason only goes on, with a hole; null when the observation is from before it went.
 */
export function comeBack(state: RolloutState, at: number): RolloutState | null {
  const { goneAt } = state;
  if (goneAt === null || at <= goneAt) return null;
  const back = { ...state, goneAt: null };
  const last = state.releases.at(-1);
  const wasClosedAsGone =
    last?.release.cause?.code === 'deleted' &&
    last.release.closedAt === toSecond(goneAt);
  if (!last || !wasClosedAsGone) return back;
  const reopened = {
    ...last,
    weightAtEnd: null,
    release: { ...last.release, closedAt: null, outcome: null, cause: null },
  };
  return withRecord(
    back,
    withGap(reopened, {
      kind: 'gap',
      from: goneAt,
      to: at,
      reason: 'watch-interrupted',
    }),
  );
}
