import { isOverdue } from '../domain/actions/decide';
import { endings } from '../domain/actions/endings/endings';
import { ActionRecord, withStep } from '../domain/actions/record';
import { isWaitingApproval } from '../domain/gates/decided/approval';
import type { Turn } from './ports';
import { readBound } from './readBound';

/**
 * Asks the cluster itself whether an action had no effect: what is known may be older than its end,
 * after an outage or a restart. Without an answer, and when the cluster has gone on, nothing is
 * said: the observation that tells will come.
 */
export async function confirm(record: ActionRecord, turn: Turn): Promise<void> {
  const code = await whyIneffective(record, turn);
  if (!code) return;
  const at = turn.now();
  const step = { at, code, text: null };
  await turn.save(withStep(record, step, { state: 'ineffective', at }));
}

async function whyIneffective(
  record: ActionRecord,
  { canaries, now }: Turn,
): Promise<'canary-gone' | 'timed-out' | 'approval-expired' | null> {
  const fresh = await readBound(record, canaries);
  if (!fresh) return 'canary-gone';
  const isMissing = endings[record.verb].isMissing(record, fresh.canary);
  if (!isMissing || !isOverdue(record, now())) return null;
  return isWaitingApproval(record) ? 'approval-expired' : 'timed-out';
}
