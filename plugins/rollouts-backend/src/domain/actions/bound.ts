import { isDeepStrictEqual } from '../equal';
import type { CanaryObservation } from '../observation';
import type { Bound } from './record';

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
