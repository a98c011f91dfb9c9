import type { ActionRecord } from '../actions/record';
import type { Proof } from './policy/stagedBefore';

/** The words of a no that takes back a yes which was written down and then not told. */
export const NOT_TOLD = 'the yes came too late, so it was not told';

/** Why a gate says what it says: what a person decided, where the version succeeded before, or in words. */
export type Grounds = ActionRecord | Proof | { why: string };

export function isProof(grounds: Grounds): grounds is Proof {
  return 'passed' in grounds;
}

/** Whether it is what a person decided. */
export function isDecision(grounds: Grounds): grounds is ActionRecord {
  return 'verb' in grounds;
}
