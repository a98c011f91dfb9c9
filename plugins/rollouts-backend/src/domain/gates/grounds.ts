import type { ActionRecord } from '../actions/record';
import type { Proof } from './policy/stagedBefore';

/** Why a gate says what it says: what a person decided, or where the version succeeded before. */
export type Grounds = ActionRecord | Proof;

export function isProof(grounds: Grounds): grounds is Proof {
  return 'passed' in grounds;
}

/** Since when a gate can have said so; 0: it was never anybody's decision. */
export function since(grounds: Grounds | null): number {
  return !grounds || isProof(grounds) ? 0 : grounds.writtenAt ?? 0;
}
