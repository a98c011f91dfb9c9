import { ActionRecord, withStep } from '../domain/actions/record';
import { isThere } from '../domain/actions/alreadyThere';
import { endings } from '../domain/actions/endings/endings';
import { isOvertaken } from '../domain/actions/overtaken';
import {
  ImagesWrite,
  isOfCanary,
  isTemporary,
  PlannedWrite,
} from '../domain/actions/types';
import { isStatus, toPatch } from '../domain/actions/words';
import { saysYes } from '../domain/gates/decided/closedBy';
import type {
  Answered,
  FreshCanary,
} from '../collectors/kubernetes/writer/CanaryWriter';
import { noteWritten, textOf } from './noteWritten';
import type { Turn } from './ports';

/**
 * Writes what was planned, once: the object is read first, so a write that was made before a crash
 * is found, and the patch holds only for what was read. What will be taken back is stored before.
 */
export async function write(record: ActionRecord, turn: Turn): Promise<void> {
  const { canaries } = turn;
  const planned = record.write;
  if (!planned) return;
  if (planned.field === 'gate') {
    await decideGate(record, turn);
    return;
  }
  const fresh = await canaries.read(record);
  const { canary } = fresh;
  if (isOvertaken(record, canary)) return;
  const { phases, isTooLate } = endings[record.verb];
  const phase = canary.status?.phase ?? '';
  if (phases && !phases.includes(phase)) return;
  const again = record.writtenAt !== null;
  const done = (
    stored: ActionRecord,
    text: string,
    answered: Answered | 'same',
  ) => {
    const answer = answered === 'same' ? {} : answered;
    return noteWritten(stored, canary, { text, ...answer }, turn);
  };
  if (planned.field === 'target.annotation') {
    const prepared = await prepare(record, planned, fresh, turn);
    const answered = await canaries.annotateTarget(record, planned);
    await done(prepared, textOf(planned), answered);
    return;
  }
  if (!isOfCanary(planned)) {
    const prepared = await prepare(record, planned, fresh, turn);
    const found = await canaries.setImages(record, planned);
    await (found === 'moved'
      ? leave(prepared, planned, turn)
      : done(prepared, textOf(planned), found));
    return;
  }
  const present = fresh.valueAt(planned.field);
  if (isThere(planned, present)) {
    if (again) return;
    // Written before a crash; or not at all: it stands as somebody asked, and nothing is to be taken back.
    await (record.attempted
      ? done(record, textOf(planned), 'same')
      : done(
          { ...record, attempted: true, before: { value: present ?? null } },
          `${textOf(planned)}: it was like that already`,
          'same',
        ));
    return;
  }
  if (isTooLate?.(phase)) {
    await refuse(record, phase, turn);
    return;
  }
  const prepared = await prepare(record, planned, fresh, turn);
  const answered = await canaries.patch(record, {
    body: toPatch(planned.field, planned.value),
    resourceVersion: canary.resourceVersion,
    isStatus: isStatus(planned.field),
  });
  await done(prepared, textOf(planned), answered);
}

/** Somebody else was faster: what they put there is theirs. */
async function leave(
  record: ActionRecord,
  { workload }: ImagesWrite,
  { save, now }: Turn,
): Promise<void> {
  const at = now();
  const text = `${workload} has other images by now`;
  const step = { at, code: 'superseded' as const, text };
  await save(withStep(record, step, { state: 'superseded', at }));
}

/** It was offered before the promotion began. Kept open, it would be written when that is over. */
async function refuse(
  record: ActionRecord,
  phase: string,
  { save, now }: Turn,
): Promise<void> {
  const refusal = { code: 'already-promoting' as const, params: { phase } };
  await save({ ...record, state: 'refused', at: now(), refusal });
}

/** Nothing is written to the cluster: the record is what the gate answers from. */
async function decideGate(
  record: ActionRecord,
  { save, now }: Turn,
): Promise<void> {
  const code = saysYes(record) ? 'gate-opened' : 'gate-closed';
  const step = { at: now(), code, text: null } as const;
  await save(
    withStep(record, step, {
      state: 'accepted',
      at: now(),
      attempted: true,
      writtenAt: now(),
    }),
  );
}

/** Stores that it will be written, and what a field of the Canary held: for the audit, or to be taken back. */
async function prepare(
  record: ActionRecord,
  planned: Exclude<PlannedWrite, { field: 'gate' }>,
  fresh: FreshCanary,
  { save }: Turn,
): Promise<ActionRecord> {
  if (record.attempted) return record;
  const attempt = { ...record, attempted: true };
  if (!isOfCanary(planned)) return save(attempt);
  const value = fresh.valueAt(planned.field) ?? null;
  const restore = isTemporary(planned) ? 'pending' : attempt.restore;
  return save({ ...attempt, before: { value }, restore });
}
