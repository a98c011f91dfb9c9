import type { ActionRecord } from '../actions/record';
import type { OwnGateKind } from './poll';

/** The gate by which weighted traffic is held: it lets pass unless somebody paused. */
export const HOLDING_GATE = 'confirm-traffic-increase';

/** What a gate says that somebody decided. */
export function saysYes({ verb }: Pick<ActionRecord, 'verb'>): boolean {
  return verb !== 'pause' && verb !== 'reject';
}

/**
 * The no of a person that keeps a gate closed, a pause or a rejection; null: nobody said no, or somebody
 * said yes since. What had no effect in time was withdrawn, so it counts for nothing.
 *
 * @param actions - of this release, newest first
 */
export function closedBy(
  kind: OwnGateKind,
  actions: ActionRecord[],
): ActionRecord | null {
  const newest = actions.find(
    ({ write, state }) =>
      write?.field === 'gate' &&
      write.value.kind === kind &&
      (state === 'accepted' || state === 'effective'),
  );
  return newest && !saysYes(newest) ? newest : null;
}
