import { ActionRecord, withStep } from '../domain/actions/record';
import { saysYes } from '../domain/gates/decided/closedBy';
import type { Store } from '../store/Store';
import type { Turn } from './ports';

/** Notes that Flagger came for what a gate says: from then on it is Flagger's turn. */
export async function noteAnswer(
  record: ActionRecord,
  store: Pick<Store, 'listPolls'>,
  { save }: Pick<Turn, 'save'>,
): Promise<ActionRecord> {
  const { write, writtenAt, state, steps } = record;
  if (write?.field !== 'gate' || state !== 'accepted') return record;
  const isYes = saysYes(record);
  const code = isYes ? 'gate-answered' : 'gate-held';
  if (steps.some(step => step.code === code)) return record;
  const told = (await store.listPolls(record.rolloutId)).find(
    ({ kind, answer, polledAt }) =>
      kind === write.value.kind &&
      answer === isYes &&
      polledAt >= (writtenAt ?? 0),
  );
  if (!told) return record;
  return save(withStep(record, { at: told.polledAt, code, text: null }));
}
