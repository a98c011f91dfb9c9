import type { ActionRecord } from '../../actions/record';
import type { GateWrite } from '../../actions/types';
import type { GatePoll } from '../poll';
import { HOLDING_GATE, saysYes } from './closedBy';
import { START_GATE } from './decidedTarget';

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
 * What Flagger was told of a decision; null: it has not come for it. Of a pause or a rejection any no
 * since: whatever else says no, the gate is closed, and what counted as not seen would be withdrawn.
 * The end of a pause has done its part also where the rules of the house go on to say no, so only a no
 * counts that was judged in its light: others may not have heard of it.
 */
export function tellingOf(
  record: Pick<ActionRecord, 'id' | 'verb' | 'write' | 'writtenAt'>,
  polls: GatePoll[],
): Telling | null {
  const { id, verb, write, writtenAt } = record;
  if (write?.field !== 'gate') return null;
  const asked = polls.filter(({ kind }) => kind === write.value.kind);
  const isSince = ({ polledAt }: GatePoll) => polledAt >= (writtenAt ?? 0);
  const isOwn = ({ decisionId }: GatePoll) => decisionId === id;
  const noes = asked.filter(({ answer }) => !answer);
  if (!saysYes(record)) {
    const no = noes.find(isOwn) ?? noes.find(isSince);
    return no ? told(no, 'gate-held') : null;
  }
  const yeses = asked.filter(poll => poll.answer && isAskedAbout(poll, write));
  // At the gate that a pause holds any yes ends it, whoever's. A portal of before wrote down no decision.
  const yes =
    yeses.find(isOwn) ??
    yeses.find(
      poll => (poll.decisionId === null || verb === 'resume') && isSince(poll),
    );
  if (yes) return told(yes, 'gate-answered');
  const no = noes.find(isOwn);
  return no && verb === 'resume' ? told(no, 'gate-released') : null;
}

/** Neither the start nor more traffic is decided about by what Flagger asks about. */
function isAskedAbout(
  { kind, checksum }: GatePoll,
  { value: { checksums } }: GateWrite,
): boolean {
  return (
    kind === START_GATE ||
    kind === HOLDING_GATE ||
    checksums.length === 0 ||
    checksums.includes(checksum)
  );
}

function told({ polledAt: at }: GatePoll, code: Telling['code']): Telling {
  return { at, code };
}
