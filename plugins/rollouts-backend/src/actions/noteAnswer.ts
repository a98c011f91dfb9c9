import { ActionRecord, withStep } from '../domain/actions/record';
import type { Store } from '../store/Store';
import type { Turn } from './ports';

/** Notes that Flagger came for the yes of a gate: from then on it is Flagger's turn. */
export async function noteAnswer(
  record: ActionRecord,
  store: Pick<Store, 'listPolls'>,
  { save }: Pick<Turn, 'save'>,
): Promise<ActionRecord> {
  const { write, writtenAt, state, steps } = record;
  if (write?.field !== 'gate' || state !== 'accepted') return record;
  if (steps.some(({ code }) => code === 'gate-answered')) return record;
  const told = (await store.listPolls(record.rolloutId)).find(
    ({ kind, answer, polledAt }) =>
      kind === write.value.kind && answer && polledAt >= (writtenAt ?? 0),
  );
  if (!told) return record;
  const step = {
    at: told.polledAt,
    code: 'gate-answered' as const,
    text: null,
  };
  return save(withStep(record, step));
}
