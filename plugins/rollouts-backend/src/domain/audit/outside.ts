import type { AuditRow } from '@rollouts/backstage-plugin-rollouts-common';
import type { CanaryObservation, FieldWriter } from '../observation';
import type { RolloutState } from '../state';
import { objectChanges, statusChanges } from './fieldChanges';
import { deletion, found, madeAnew } from './wholeObject';

/** A change that neither this portal nor Flagger made, or one under a name that says otherwise. */
export type OutsideChange = NonNullable<AuditRow['outside']>;

type Known = Pick<RolloutState, 'canary' | 'goneAt'>;

/**
 * Who changed the Canary between two states, from `metadata.managedFields`, also that it went and was
 * made anew. The first observation of a rollout tells nothing: it is what others are compared with.
 */
export function outsideChanges(
  previous: Known | null,
  next: Known,
): OutsideChange[] {
  const before = previous?.canary;
  const after = next.canary;
  if (!before || !after) return [];
  if (before.uid !== after.uid) return madeAnew(before, after);
  if (previous.goneAt === null && next.goneAt !== null) {
    return [deletion(before)];
  }
  const returned = previous.goneAt !== null && next.goneAt === null;
  return [...(returned ? [found(after)] : []), ...changed(before, after)];
}

/** Of one and the same object. */
function changed(
  before: CanaryObservation,
  after: CanaryObservation,
): OutsideChange[] {
  if (before === after || !before.writers || !after.writers) return [];
  const moved = after.writers.filter(writer => wrote(writer, before.writers));
  const object = objectChanges(before, after);
  const named = moved.some(({ subresource }) => subresource === null);
  // Two changes by one writer within a second are noted at one time.
  const again = named || object.length === 0 ? [] : newest(after.writers);
  return [...moved, ...again].map(writer => ({
    ...writer,
    changes:
      writer.subresource === null ? object : statusChanges(before, after),
  }));
}

/** Whether an entry is new, or newer than it was. */
function wrote(writer: FieldWriter, known: FieldWriter[] = []): boolean {
  const earlier = known.find(
    other =>
      other.manager === writer.manager &&
      other.operation === writer.operation &&
      other.subresource === writer.subresource,
  );
  return !earlier || earlier.time !== writer.time;
}

function newest(writers: FieldWriter[]): FieldWriter[] {
  return writers
    .filter(({ subresource }) => subresource === null)
    .sort((a, b) => (b.time ?? 0) - (a.time ?? 0))
    .slice(0, 1);
}
