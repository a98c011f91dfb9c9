import type { RolloutState } from '../state';
import { START_GATE } from './decided/decidedTarget';

/** The gate that a person would say yes to next: that of the start while it waits, else of the promotion. */
export function nextGate({
  canary,
}: Pick<RolloutState, 'canary'>): typeof START_GATE | 'confirm-promotion' {
  return canary?.status?.phase === 'Waiting' ? START_GATE : 'confirm-promotion';
}
