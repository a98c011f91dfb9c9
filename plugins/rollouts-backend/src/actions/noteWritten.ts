import { ActionRecord, Step, withStep } from '../domain/actions/record';
import type { PlannedWrite } from '../domain/actions/types';
import { sayImages } from '../domain/actions/words';
import type { CanaryObservation } from '../domain/observation';
import type { Turn } from './ports';

/**
 * Stores that the cluster has what was to be written.
 *
 * @param canary - what it was written over, or was found in
 * @param said - what the record tells of it, and what the API server answered if it was asked now
 */
export async function noteWritten(
  record: ActionRecord,
  canary: CanaryObservation,
  said: Pick<Step, 'text' | 'resourceVersion'>,
  { save, now }: Pick<Turn, 'save' | 'now'>,
): Promise<void> {
  const again = record.writtenAt !== null;
  const step = {
    at: now(),
    code: again ? ('written-again' as const) : ('written' as const),
    ...said,
  };
  const overwrote = {
    version: canary.resourceVersion,
    at: canary.status?.lastTransitionTime ?? null,
  };
  await save(
    withStep(record, step, {
      state: 'accepted',
      at: again ? record.at : now(),
      writtenAt: now(),
      overwrote,
    }),
  );
}

/** What was written, as the record tells it. */
export function textOf(
  planned: Exclude<PlannedWrite, { field: 'gate' }>,
): string {
  return 'workload' in planned
    ? `${planned.workload}: ${sayImages(planned.value)}`
    : `${planned.field}: ${JSON.stringify(planned.value)}`;
}
