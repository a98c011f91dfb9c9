import type { ActionRecord } from '../../actions/record';

/** When Flagger was told a person's yes; null: it never was, so that whatever came is not the person's. */
export function toldYesAt({
  steps,
}: Pick<ActionRecord, 'steps'>): number | null {
  return steps.find(({ code }) => code === 'gate-answered')?.at ?? null;
}

/** Whether a gate was to say a person's yes, and Flagger was never told it. */
export function isUntold(
  action: Pick<ActionRecord, 'steps' | 'write'>,
): boolean {
  return action.write?.field === 'gate' && toldYesAt(action) === null;
}
