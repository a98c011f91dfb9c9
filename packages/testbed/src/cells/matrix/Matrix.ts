import type { Verb } from '../../portal/PortalClient';
import type { Cell } from '../Cell';

/**
 * What is offered when, as the project publishes it (docs/actions-matrix.md): what is told to people is
 * what is held against the cluster.
 */
export interface Matrix {
  verbs: Verb[];
  situations: string[];
  phases: string[];
  /**
   * `**gate**`: offered by this lever; `held → resume`: refused for this reason, and what is possible
   * instead.
   *
   * @throws Error for a cell that the page does not have
   */
  answer(cell: Cell): string;
}

/** Whether something is done there, and not refused. */
export function isOffered(answer: string): boolean {
  return answer.startsWith('**');
}
