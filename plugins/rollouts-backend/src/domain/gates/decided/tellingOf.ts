import type { ActionRecord } from '../../actions/record';
import type { GatePoll } from '../poll';
import { saysYes } from './closedBy';

/** How it is told that Flagger came for a decision. */
export const tellings = [
  'gate-answered',
  'gate-held',
  'gate-released',
] as const;

/** That Flagger came for a decision, and when. */
export interface Telling {
  at: number;
  code: (typeof tellings)[number];
}

/**
 * What Flagger was told of a decision; null: it has not come for it. A no counts only if it came from
 * this very decision: others say no as well. The end of a pause has done its part also where the rules
 * of the house go on to say no.
 */
export function tellingOf(
  record: Pick<ActionRecord, 'id' | 'verb' | 'write' | 'writtenAt'>,
  polls: GatePoll[],
): Telling | null {
  const { id, verb, write, writtenAt } = record;
  if (write?.field !== 'gate') return null;
  const asked = polls.filter(({ kind }) => kind === write.value.kind);
  const no = asked.find(
    ({ answer, decisionId }) => !answer && decisionId === id,
  );
  if (!saysYes(record)) return no ? told(no, 'gate-held') : null;
  const yes = asked.find(
    ({ answer, polledAt }) => answer && polledAt >= (writtenAt ?? 0),
  );
  if (yes) return told(yes, 'gate-answered');
  return no && verb === 'resume' ? told(no, 'gate-released') : null;
}

function told({ polledAt: at }: GatePoll, code: Telling['code']): Telling {
  return { at, code };
}
