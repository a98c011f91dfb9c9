import type { ActionRecord } from '../../actions/record';
import type { WorkloadState } from '../../state';

/** The gate that Flagger asks before a release begins. */
export const START_GATE = 'confirm-rollout';

/**
 * The workload that somebody decided about before its release began. Flagger's own word for the revision
 * is still that of the one before, while it waits.
 */
export interface DecidedTarget {
  uid: string;
  generation: number;
  images: string[];
}

/** What a yes or no to the start is about; null: the workload is not known. */
export function targetOf(target: WorkloadState | null): DecidedTarget | null {
  if (!target) return null;
  const { uid, generation, images } = target;
  return { uid, generation, images: images.map(({ image }) => image) };
}

/** Whether the workload is still what somebody decided about: any change of it is another one. */
export function isSameTarget(
  decided: DecidedTarget | undefined,
  present: DecidedTarget | null,
): boolean {
  return (
    decided !== undefined &&
    present !== null &&
    tokenOf(decided) === tokenOf(present)
  );
}

/** Whether the same images would start, whatever else of the workload changed. */
export function isSameVersion(
  decided: DecidedTarget | undefined,
  present: DecidedTarget | null,
): boolean {
  return (
    decided !== undefined &&
    decided.uid === present?.uid &&
    decided.images.join(' ') === present.images.join(' ')
  );
}

/** A word for it that a request can carry. */
export function tokenOf({ uid, generation }: DecidedTarget): string {
  return `${uid}:${generation}`;
}

/**
 * A no that still is about what is there; null: nobody said no to this. Unlike a yes it outlives changes
 * that bring no other images, such as another number of replicas: it must not open by them.
 */
export function standingNo(
  closed: ActionRecord | null,
  present: WorkloadState | null,
): ActionRecord | null {
  if (closed?.write?.field !== 'gate') return null;
  const { target } = closed.write.value;
  return target && !isSameVersion(target, targetOf(present)) ? null : closed;
}
