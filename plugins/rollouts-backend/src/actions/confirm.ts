import { KubernetesError } from '../collectors/kubernetes/client/KubernetesError';
import type { FreshCanary } from '../collectors/kubernetes/writer/CanaryWriter';
import { isThere } from '../domain/actions/alreadyThere';
import { isOverdue } from '../domain/actions/decide';
import { endings } from '../domain/actions/endings/endings';
import { ActionRecord, withStep } from '../domain/actions/record';
import { isOfCanary } from '../domain/actions/types';
import { isWaitingApproval } from '../domain/gates/decided/approval';
import { noteWritten, textOf } from './noteWritten';
import type { Canaries, Turn } from './ports';
import { readBound } from './readBound';

/**
 * Asks the cluster itself whether an action had no effect: what is known may be older than its end,
 * after an outage or a restart. What was written before a crash, and is found there, is not given up but
 * goes on. Without an answer, and when the cluster has gone on, nothing is said: the observation that tells
 * will come.
 */
export async function confirm(record: ActionRecord, turn: Turn): Promise<void> {
  const fresh = await readBound(record, turn.canaries);
  if (fresh && (await findWritten(record, fresh, turn))) return;
  const code = whyIneffective(record, fresh, turn);
  if (!code) return;
  const at = turn.now();
  const step = { at, code, text: null };
  await turn.save(withStep(record, step, { state: 'ineffective', at }));
}

/** Whether a write that was tried is there although nobody stored that it was taken; then that is stored. */
async function findWritten(
  record: ActionRecord,
  fresh: FreshCanary,
  turn: Turn,
): Promise<boolean> {
  const { write, attempted, writtenAt } = record;
  if (!attempted || writtenAt !== null) return false;
  if (!write || write.field === 'gate') return false;
  if (!(await hasTaken(record, write, fresh, turn.canaries))) return false;
  const said = { text: textOf(write) };
  await noteWritten(record, fresh.canary, said, turn);
  return true;
}

async function hasTaken(
  record: ActionRecord,
  write: Parameters<typeof textOf>[0],
  fresh: FreshCanary,
  canaries: Canaries,
): Promise<boolean> {
  if (isOfCanary(write)) return isThere(write, fresh.valueAt(write.field));
  try {
    return await canaries.isWritten(record, write);
  } catch (error) {
    // A workload that is gone, or may not be read, has nothing: asking again would ask for ever.
    if (error instanceof KubernetesError && error.isFinal) return false;
    throw error;
  }
}

function whyIneffective(
  record: ActionRecord,
  fresh: FreshCanary | null,
  { now }: Turn,
): 'canary-gone' | 'timed-out' | 'approval-expired' | null {
  if (!fresh) return 'canary-gone';
  const isMissing = endings[record.verb].isMissing(record, fresh.canary);
  if (!isMissing || !isOverdue(record, now())) return null;
  return isWaitingApproval(record) ? 'approval-expired' : 'timed-out';
}
