import type { CanaryObservation } from '../../observation';
import type { RolloutState } from '../../state';
import type { ActionRecord, EndState } from '../record';

/** How the effect of a verb is told from what the cluster shows. */
export interface Ending {
  /**
   * How an action ended by what is known, if it did. `unsure`: only the cluster itself can tell. Null:
   * it did not, unless its time is over or another revision came.
   */
  shown(
    action: ActionRecord,
    state: RolloutState,
    now: number,
  ): EndState | 'unsure' | null;
  /** Whether the cluster itself, asked again after the time is over, shows no effect. */
  isMissing(
    action: ActionRecord,
    canary: Pick<CanaryObservation, 'uid' | 'spec' | 'status'>,
  ): boolean;
  /** Whether the route still says otherwise than an end that is sure: then its word is old. */
  isContradicted?(state: RolloutState): boolean;
  /** What is written is followed by another revision, or is none of the Canary's business. */
  outlivesRevision?: true;
  /** Phases in which the write does what was planned; others: any. */
  phases?: readonly string[];
  /** Whether the write is refused in this phase, since it would stop a promotion half-way; absent: in none. */
  isTooLate?(phase: string): boolean;
}
