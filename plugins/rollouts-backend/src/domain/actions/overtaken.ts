import type { CanaryObservation } from '../observation';
import { isStillBound } from './bound';
import { endings } from './endings/endings';
import type { ActionRecord } from './record';

/** Whether another revision came, which is not the action's own. */
export function isOvertaken(
  action: ActionRecord,
  canary: Pick<CanaryObservation, 'uid' | 'status'>,
): boolean {
  const { verb, attempted, bound } = action;
  if (!endings[verb].outlivesRevision || !attempted) {
    return !isStillBound(bound, canary);
  }
  return bound?.uid !== canary.uid || isOtherThanOwn(action, canary);
}

/** An annotation is another revision, and an emptied status is none. */
function isOtherThanOwn(
  { write, bound }: ActionRecord,
  { status }: Pick<CanaryObservation, 'status'>,
): boolean {
  return (
    write?.field === 'status.lastAppliedSpec' &&
    status?.lastAppliedSpec !== '' &&
    status?.lastAppliedSpec !== bound?.lastAppliedSpec
  );
}
