import { KubernetesError } from '../collectors/kubernetes/client/KubernetesError';
import { decide, Decision } from '../domain/actions/decide';
import { ActionRecord, withStep } from '../domain/actions/record';
import type { RolloutState } from '../domain/state';
import { reasonOf } from '../reasonOf';
import { confirm } from './confirm';
import { end } from './end';
import { StaleRecord, Turn } from './ports';
import { restore } from './restore';
import { write } from './write';

/**
 * One turn on one action: looks at what is known and does the next thing, if there is one.
 *
 * @param isOn - false: actions were switched off since, and only what was changed for a time is taken back
 */
export async function advance(
  record: ActionRecord,
  state: RolloutState,
  turn: Turn,
  isOn: boolean,
): Promise<{ isTroubled: boolean }> {
  const decision = decide(record, state, turn.now());
  // That it will be written is stored before it is, so what fails may be a newer record.
  let newest = record;
  const following: Turn = {
    ...turn,
    save: async changed => {
      newest = await turn.save(changed);
      return newest;
    },
  };
  try {
    if (decision.next === 'write' && isOn) await write(record, following);
    if (decision.next === 'restore') await restore(record, following);
    if (decision.next === 'confirm') await confirm(record, following);
  } catch (error) {
    if (error instanceof StaleRecord) throw error;
    await onFailed(newest, decision.next, error, turn);
    // It was answered, and there is something newer to read: no reason to wait.
    return { isTroubled: !isConflict(error) };
  }
  if (decision.next === 'end') await end(record, state, decision.state, turn);
  return { isTroubled: false };
}

/** What fails again and again is one line of the record, and is tried again. */
async function onFailed(
  record: ActionRecord,
  doing: Decision['next'],
  error: unknown,
  { save, now }: Turn,
): Promise<void> {
  // Looking is tried again; the record tells of writes.
  if (doing === 'confirm') return;
  const text = reasonOf(error);
  const refused = error instanceof KubernetesError ? error : null;
  if (refused?.isFinal && doing === 'write') {
    await save(
      withStep(
        record,
        { at: now(), code: 'write-refused', text },
        {
          state: 'refused',
          at: now(),
          refusal: { code: 'cluster-refused', params: { message: text } },
        },
      ),
    );
    return;
  }
  const code = codeOf(doing, error);
  const last = record.steps.at(-1);
  if (last?.code === code && last.text === text) return;
  await save(withStep(record, { at: now(), code, text }));
}

function isConflict(error: unknown): boolean {
  return error instanceof KubernetesError && error.isConflict;
}

function codeOf(doing: Decision['next'], error: unknown) {
  if (isConflict(error)) return 'write-conflicted';
  return doing === 'restore' ? 'restore-failed' : 'write-failed';
}
