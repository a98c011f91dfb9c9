import { type ActionRecord, withStep } from '../../actions/record';
import { dueAt } from '../../actions/decide';
import type { GateWrite } from '../../actions/types';
import {
  Agreed,
  agreedBy,
  ApprovedThing,
  isAbout,
  isRevocable,
  isWaitingApproval,
} from './approval';

/** What a person asks for who may agree with an approval that waits, and in which phase. */
type Agreeing = Pick<ActionRecord, 'verb' | 'by'> &
  ApprovedThing & { phase: string | null };

/**
 * How asking for something meets an action that is under way: `agrees`, the same about the same release
 * by another person; `again`, by one who agreed before; `replaces`, what has had no effect gives way;
 * `busy`.
 */
export function meet(
  open: ActionRecord,
  asked: Agreeing,
  now: number,
): 'agrees' | 'again' | 'replaces' | 'busy' {
  if (!isRevocable(open, asked.phase)) return 'busy';
  const isSame =
    open.verb === asked.verb && isAbout(open, asked) && now <= dueAt(open);
  if (!isSame) return 'replaces';
  if (!isWaitingApproval(open)) return 'busy';
  return agreedBy(open).includes(asked.by) ? 'again' : 'agrees';
}

/**
 * The approval with one person more; null: it waits no longer.
 *
 * @param others - hooks of another server beside it, as this person was shown them
 */
export function withAgreement(
  record: ActionRecord,
  agreed: Agreed,
  others: string[],
): ActionRecord | null {
  const { approval, write } = record;
  if (!approval || !isWaitingApproval(record)) return null;
  const { at, by, reason } = agreed;
  return withStep(
    record,
    { at, code: 'agreed', text: `${by}: ${reason}` },
    {
      approval: { ...approval, agreed: [...approval.agreed, agreed] },
      ...(write?.field === 'gate' && { write: beside(write, others) }),
    },
  );
}

function beside(write: GateWrite, others: string[]): GateWrite {
  const { kind, checksums, target } = write.value;
  const value = {
    ...{ kind, checksums },
    ...(target && { target }),
    ...(others.length > 0 && { others }),
  };
  return { ...write, value };
}

/** The approval taken back, since somebody wants something else; null: something came of it. */
export function withdrawn(
  record: ActionRecord,
  { by, at, phase }: Pick<Agreed, 'by' | 'at'> & { phase: string | null },
): ActionRecord | null {
  if (!isRevocable(record, phase)) return null;
  const step = { at, code: 'withdrawn' as const, text: by };
  return withStep(record, step, { state: 'ineffective', at });
}
