import type { ActionRecord } from '../actions/record';

/** The gate by which weighted traffic is held: it lets pass unless somebody paused. */
export const HOLDING_GATE = 'confirm-traffic-increase';

/** What a gate says that somebody decided: a pause is the only no. */
export function saysYes({ verb }: Pick<ActionRecord, 'verb'>): boolean {
  return verb !== 'pause';
}

/**
 * The pause that holds the traffic of a release at the portal's own gate; null: nobody paused it, or
 * somebody resumed it since. What had no effect in time was withdrawn, so it counts for nothing.
 *
 * @param actions - of this release, newest first
 */
export function heldBy(actions: ActionRecord[]): ActionRecord | null {
  const newest = actions.find(
    ({ write, state }) =>
      write?.field === 'gate' &&
      write.value.kind === HOLDING_GATE &&
      (state === 'accepted' || state === 'effective'),
  );
  return newest?.verb === 'pause' ? newest : null;
}
