import type { ActionRecord } from '../actions/record';
import type { Proof } from './policy/stagedBefore';

/** Why a gate says what it says: what a person decided, where the version succeeded before, or in words. */
export type Grounds = ActionRecord | Proof | { why: string };

export function isProof(grounds: Grounds): grounds is Proof {
  return 'passed' in grounds;
}

/** Whether it is what a person decided. */
export function isDecision(grounds: Grounds): grounds is ActionRecord {
  return 'verb' in grounds;
}
