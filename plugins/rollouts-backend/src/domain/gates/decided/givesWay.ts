import type { Verb } from '@rollouts/backstage-plugin-rollouts-common';
import { type ActionRecord, isOpen } from '../../actions/record';
import { analysedPhases } from '../../actions/whileRunning';
import { isRevocable } from './approval';

/** What somebody asks for while something else is under way. */
interface Request {
  verb: Verb;
  /** In which the rollout is; null: not known. */
  phase: string | null;
}

/** What a rollback ends: all that is under way about a release that runs, but another rollback. */
const endedByRollback: readonly Verb[] = [
  'promote',
  'promote-unchecked',
  'pause',
  'resume',
  'reject',
];

/**
 * Whether an action that is under way gives way to what is asked for: an approval to all else, as long as
 * nothing came of it; and to a rollback whatever holds the release or brings it on, as long as Flagger would
 * still roll back.
 */
export function givesWay(
  open: ActionRecord,
  { verb, phase }: Request,
): boolean {
  return isRevocable(open, phase) || isEndedBy(open, { verb, phase });
}

function isEndedBy(open: ActionRecord, { verb, phase }: Request): boolean {
  return (
    verb === 'rollback' &&
    isOpen(open) &&
    endedByRollback.includes(open.verb) &&
    analysedPhases.includes(phase ?? '')
  );
}
