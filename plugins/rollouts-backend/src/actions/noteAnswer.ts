import { ActionRecord, withStep } from '../domain/actions/record';
import { tellingOf, tellings } from '../domain/gates/decided/tellingOf';
import type { Store } from '../store/Store';
import type { Turn } from './ports';

/** Notes that Flagger came for what a gate says: from then on it is Flagger's turn. */
export async function noteAnswer(
  record: ActionRecord,
  store: Pick<Store, 'listPolls'>,
  { save }: Pick<Turn, 'save'>,
): Promise<ActionRecord> {
  const { write, state, steps } = record;
  if (write?.field !== 'gate' || state !== 'accepted') return record;
  if (steps.some(({ code }) => tellings.some(told => told === code))) {
    return record;
  }
  const telling = tellingOf(record, await store.listPolls(record.rolloutId));
  return telling ? save(withStep(record, { ...telling, text: null })) : record;
}
