import type { ActionRecord } from '../actions/record';
import type { Proof } from './policy/stagedBefore';

/** Why a gate says what it says: what a person decided, or where the version succeeded before. */
export type Grounds = ActionRecord | Proof;

export function isProof(grounds: Grounds): grounds is Proof {
  return 'passed' in grounds;
}
