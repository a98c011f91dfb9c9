import { ActionRecord, withStep } from '../domain/actions/record';
import { isDisowned, isForAnother } from '../domain/gates/decided/disowned';
import { tellingOf, tellings } from '../domain/gates/decided/tellingOf';
import type { RolloutState } from '../domain/state';
import type { Store } from '../store/Store';
import type { Turn } from './ports';
import { toldBefore } from './toldBefore';

/**
 * Notes that Flagger came for what a gate says: from then on it is Flagger's turn. Also that the gate says
 * no to what it said yes to, since the workload is another one: a new yes is needed.
 */
export async function noteAnswer(
  record: ActionRecord,
  known: RolloutState,
  store: Pick<Store, 'listPolls' | 'walkAudit'>,
  { save, now }: Pick<Turn, 'save' | 'now'>,
): Promise<ActionRecord> {
  const { write, state, steps } = record;
  if (write?.field !== 'gate' || state !== 'accepted') return record;
  if (steps.some(({ code }) => tellings.some(told => told === code))) {
    if (!isForAnother(record, known)) return record;
    const polls = await store.listPolls(record.rolloutId);
    if (!isDisowned(record, polls)) return record;
    const at = now();
    const step = { at, code: 'superseded' as const, text: null };
    return save(withStep(record, step, { state: 'superseded', at }));
  }
  const telling =
    tellingOf(record, await store.listPolls(record.rolloutId)) ??
    (await toldBefore(record, known, store));
  return telling ? save(withStep(record, { ...telling, text: null })) : record;
}
