import type { ActionRecord } from '../../actions/record';
import type { RolloutState } from '../../state';
import type { GatePoll } from '../poll';
import { othersOf } from './approval';
import { isSameTarget, targetOf } from './decidedTarget';

/**
 * Whether a start beside another server waits on with another workload than was approved. The other server
 * may have said no and the workload changed since; or Flagger scaled it up itself, since all had said yes.
 */
export function isForAnother(
  action: ActionRecord,
  { canary, target }: Pick<RolloutState, 'canary' | 'target'>,
): boolean {
  const { write } = action;
  const decided = write?.field === 'gate' ? write.value.target : undefined;
  return (
    decided !== undefined &&
    othersOf(action).length > 0 &&
    canary?.status?.phase === 'Waiting' &&
    target !== null &&
    !isSameTarget(decided, targetOf(target))
  );
}

/**
 * Whether the last word of the gate about a decision was no. Flagger does not ask again before it scales
 * a workload up: then the last word was yes.
 */
export function isDisowned(
  { id }: Pick<ActionRecord, 'id'>,
  polls: GatePoll[],
): boolean {
  const [last] = polls
    .filter(({ decisionId }) => decisionId === id)
    .sort((a, b) => b.polledAt - a.polledAt);
  return last !== undefined && !last.answer;
}
