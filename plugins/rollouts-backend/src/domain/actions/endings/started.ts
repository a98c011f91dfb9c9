import { othersOf } from '../../gates/decided/approval';
import {
  isSameTarget,
  isSameVersion,
  standingNo,
  targetOf,
} from '../../gates/decided/decidedTarget';
import { toldYesAt } from '../../gates/decided/toldYes';
import type { RolloutState } from '../../state';
import { isStillBound } from '../bound';
import type { ActionRecord } from '../record';
import type { Ending } from './Ending';

/** The effect is that Flagger begins the release that waited. */
export const started: Ending = {
  shown(action, state) {
    const { releaseNumber, attempted } = action;
    const isTold = toldYesAt(action) !== null;
    const newest = state.releases.at(-1)?.release;
    if (newest?.cause?.code === 'deleted') return 'unsure';
    if (state.canary?.status?.phase === 'Waiting') {
      return isOther(action, state, isTold) ? 'superseded' : null;
    }
    if (!attempted) return 'ineffective';
    if (isTold) return 'effective';
    // Something else let it begin: the gate never said this yes.
    return newest?.number === releaseNumber ? 'ineffective' : 'superseded';
  },
  isMissing({ bound }, canary) {
    return isStillBound(bound, canary) && canary.status?.phase === 'Waiting';
  },
};

/** The effect is that Flagger came and was told no. */
export const rejected: Ending = {
  shown(action, state) {
    const isTold = action.steps.some(({ code }) => code === 'gate-held');
    if (isTold) return 'effective';
    return standingNo(action, state.target) ? null : 'superseded';
  },
  isMissing: ({ bound }, canary) => isStillBound(bound, canary),
};

/**
 * The workload is not the one any more that somebody decided about. Once all have said yes, Flagger scales
 * it up, which is a change of it as well; where another server may have said no, its images tell.
 */
function isOther(
  action: ActionRecord,
  state: RolloutState,
  isTold: boolean,
): boolean {
  const { write } = action;
  const target = write?.field === 'gate' ? write.value.target : undefined;
  const present = targetOf(state.target);
  if (!target) return false;
  if (!isTold) return !isSameTarget(target, present);
  return othersOf(action).length > 0 && !isSameVersion(target, present);
}
