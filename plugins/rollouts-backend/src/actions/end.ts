import type { RolloutState } from '../domain/state';
import { receiptOf } from '../domain/actions/receipt';
import { ActionRecord, EndState, withStep } from '../domain/actions/record';
import type { Turn } from './ports';

type Code = ActionRecord['steps'][number]['code'];

/** Ends an action as the observed release shows. Only what took effect has a receipt. */
export async function end(
  record: ActionRecord,
  known: RolloutState,
  state: EndState,
  turn: Turn,
): Promise<void> {
  const outcome = known.releases.find(
    ({ release }) => release.number === record.releaseNumber,
  )?.release.outcome;
  const codes: Partial<Record<EndState, Code>> = {
    effective: 'effective',
    superseded: 'superseded',
  };
  // A start that went on without a yes has no outcome yet.
  const isOther = outcome || record.attempted;
  const code = codes[state] ?? (isOther ? 'ended-otherwise' : 'timed-out');
  const receipt =
    state === 'effective' ? receiptOf(record, known, turn.heard) : null;
  const at = turn.now();
  const step = { at, code, text: outcome ?? null };
  await turn.save(withStep(record, step, { state, at, receipt }));
}
