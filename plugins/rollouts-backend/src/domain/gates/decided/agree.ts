import { hasWritten } from '../../actions/alreadyThere';
import { type ActionRecord, withStep } from '../../actions/record';
import { dueAt } from '../../actions/decide';
import type { GateWrite } from '../../actions/types';
import type { RolloutState } from '../../state';
import {
  Agreed,
  agreedBy,
  ApprovedThing,
  isAbout,
  isWaitingApproval,
} from './approval';
import { targetOf } from './decidedTarget';
import { givesWay } from './givesWay';

/**
 * What a person asks for while something is under way, by which lever, and in which phase. Without a lever
 * it cannot be done now.
 */
export type Asking = Pick<ActionRecord, 'verb' | 'lever' | 'by'> &
  ApprovedThing & { phase: string | null };

/** The same, of a rollout as it is. */
export function askingIn(
  { canary, target }: Pick<RolloutState, 'canary' | 'target'>,
  { verb, lever, by, releaseId }: Omit<Asking, 'target' | 'phase'>,
): Asking {
  return {
    ...{ verb, lever, by, releaseId },
    target: targetOf(target),
    phase: canary?.status?.phase ?? null,
  };
}

/**
 * How asking for something meets an action that is under way: `agrees`, the same about the same release
 * by another person; `again`, by one who agreed before; `replaces`, it gives way; `busy`.
 */
export function meet(
  open: ActionRecord,
  asked: Asking,
  now: number,
): 'agrees' | 'again' | 'replaces' | 'busy' {
  if (!givesWay(open, asked)) return 'busy';
  const isSame =
    open.verb === asked.verb &&
    (asked.lever === null || asked.lever === open.lever) &&
    isAbout(open, asked) &&
    now <= dueAt(open);
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

/** The action that is under way, ended by who wants something else; null: it does not give way to that. */
export function replaced(
  open: ActionRecord,
  asked: Asking,
  now: number,
): ActionRecord | null {
  if (meet(open, asked, now) !== 'replaces') return null;
  const step = { at: now, code: 'withdrawn' as const, text: asked.by };
  return withStep(open, step, {
    state: 'ineffective',
    at: now,
    restore: isLeftSuspended(open) ? 'pending' : open.restore,
  });
}

/** Other temporary changes are known to be taken back; a pause would have been ended by a resume. */
function isLeftSuspended(open: ActionRecord): boolean {
  const { write } = open;
  return write?.field === 'spec.suspend' && write.value && hasWritten(open);
}
