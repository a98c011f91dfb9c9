import type { Verb } from '@rollouts/backstage-plugin-rollouts-common';
import { isDeepStrictEqual } from '../equal';
import type { CanaryObservation } from '../observation';
import type { ActionRecord, Bound } from './record';

/** Whether the Canary still runs the revision that the person decided about. */
export function isStillBound(
  bound: Bound | null,
  { uid, status }: Pick<CanaryObservation, 'uid' | 'status'>,
): boolean {
  return (
    bound !== null &&
    bound.uid === uid &&
    bound.lastAppliedSpec === status?.lastAppliedSpec &&
    isDeepStrictEqual(bound.trackedConfigs, status.trackedConfigs)
  );
}

/** What they write is followed by another revision, or is none of the Canary's business. */
const makesRevision: readonly Verb[] = ['retry', 'revert', 'revert-primary'];

/** Whether another revision came, which is not the action's own. */
export function isOvertaken(
  action: ActionRecord,
  canary: Pick<CanaryObservation, 'uid' | 'status'>,
): boolean {
  const { verb, attempted, bound } = action;
  if (!makesRevision.includes(verb) || !attempted) {
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
