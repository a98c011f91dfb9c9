import { HOLDING_GATE } from '../../../gates/decided/closedBy';
import type { Actionable } from '../../preconditions';
import type { ActionView } from '../../types';

/**
 * Whether a pause at the portal's gate holds the traffic. Where the hook is gone, or something let it
 * pass all the same, the pause still stands, and holds nothing.
 */
export function isHeld(
  { held, gates }: Pick<ActionView, 'held' | 'gates'>,
  canary: Actionable,
): boolean {
  return (
    held &&
    isClimbing(canary) &&
    gates.some(({ kind }) => kind === HOLDING_GATE)
  );
}

/** Flagger asks before more traffic only where it splits that by weights, and checks it. */
export function isClimbing({ spec, status }: Actionable): boolean {
  return (
    status.phase === 'Progressing' &&
    spec.strategy === 'canary' &&
    spec.provider !== 'kubernetes' &&
    !spec.skipAnalysis
  );
}
