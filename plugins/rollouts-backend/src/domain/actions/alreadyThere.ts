import { isDeepStrictEqual } from '../equal';
import type { ActionRecord } from './record';
import { ClusterWrite, isOfCanary, PlannedWrite } from './types';

/** Whether a field has what is to be written. Flagger may count on from a number of failed checks. */
export function isThere(planned: ClusterWrite, present: unknown): boolean {
  return planned.field === 'status.failedChecks'
    ? Number(present ?? 0) >= planned.value
    : isDeepStrictEqual(present, planned.value);
}

/** Whether a field of the Canary had the value before: nothing was written, unless again later. */
export function wasThere({
  write,
  before,
}: Pick<ActionRecord, 'write' | 'before'>): boolean {
  return (
    before !== null &&
    write !== null &&
    isClusterWrite(write) &&
    isThere(write, before.value)
  );
}

/** Whether the portal may have changed the cluster by it. */
export function hasWritten(
  action: Pick<ActionRecord, 'write' | 'before' | 'attempted' | 'steps'>,
): boolean {
  if (!action.attempted) return false;
  return (
    !wasThere(action) ||
    action.steps.some(({ code }) => code === 'written-again')
  );
}

function isClusterWrite(write: PlannedWrite): write is ClusterWrite {
  return isOfCanary(write) && write.field !== 'gate';
}
