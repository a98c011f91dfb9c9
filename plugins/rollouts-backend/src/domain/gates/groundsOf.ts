import type { ActionRecord } from '../actions/record';
import type { Answer, Asked } from './answer';
import { saysYes } from './decided/closedBy';
import { standingNo } from './decided/decidedTarget';
import type { Grounds } from './grounds';

/**
 * What a gate answers from, for the audit. A person only where they decided so: who approved is no
 * grounds of a freeze's no.
 */
export function groundsOf(asked: Asked, answer: Answer): Grounds {
  const { closed, known, staged, action } = asked;
  if (!answer.yes) {
    return standingNo(closed, known.target) ?? { why: answer.why };
  }
  if (staged?.passed) return staged;
  return action && isYesTo(asked, action)
    ? action
    : { why: 'nobody holds the gate' };
}

function isYesTo({ kind }: Asked, action: ActionRecord): boolean {
  const { write } = action;
  return (
    write?.field === 'gate' && write.value.kind === kind && saysYes(action)
  );
}
