import type { Asked } from '../../gates/GateServer';
import type { Action } from '../../portal/answers';
import { hasEnded } from './untilEnded';

/** What is not as it must be while a change freeze holds what a person approved, in words. */
export function judgeHold(seen: {
  action: Pick<Action, 'state'>;
  wasIn: string;
  isIn: string;
  /** By the gate, since the approval; oldest first. */
  told: Array<Pick<Asked, 'yes' | 'said'>>;
}): string[] {
  const { action, wasIn, isIn, told } = seen;
  return [
    ...(hasEnded(action) ? [`it is ${action.state} and not held`] : []),
    ...(wasIn === isIn ? [] : [`the phase is ${isIn} instead of ${wasIn}`]),
    ...(told.some(({ yes }) => yes) ? ['the gate said yes'] : []),
    ...(told.some(({ said }) => said.startsWith('frozen by'))
      ? []
      : ['nobody was told that a freeze holds it']),
  ];
}
