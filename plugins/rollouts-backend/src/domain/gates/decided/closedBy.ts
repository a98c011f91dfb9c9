import type { ActionState } from '@rollouts/backstage-plugin-rollouts-common';
import type { ActionRecord } from '../../actions/record';
import type { OwnGateKind } from '../poll';

/** The gate by which weighted traffic is held: it lets pass unless somebody paused. */
export const HOLDING_GATE = 'confirm-traffic-increase';

const standing: readonly ActionState[] = ['accepted', 'effective'];
const lasting: readonly ActionState[] = [
  ...standing,
  'requested',
  'ineffective',
];

/** What a gate says that somebody decided. */
export function saysYes({ verb }: Pick<ActionRecord, 'verb'>): boolean {
  return verb !== 'pause' && verb !== 'reject';
}

/**
 * The no of a person that keeps a gate closed, a pause or a rejection; null: nobody said no, or somebody
 * said yes since. What had no effect in time was withdrawn, so it counts for nothing, except a
 * rejection: Flagger may not have asked yet, and is told no whenever it does.
 *
 * @param actions - of this release, newest first
 */
export function closedBy(
  kind: OwnGateKind,
  actions: ActionRecord[],
): ActionRecord | null {
  const newest = actions.find(
    ({ write, state, verb }) =>
      write?.field === 'gate' &&
      write.value.kind === kind &&
      (verb === 'reject' ? lasting : standing).includes(state),
  );
  return newest && !saysYes(newest) ? newest : null;
}
