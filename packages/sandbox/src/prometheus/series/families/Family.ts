import type { Labels } from '../../evaluate/values';
import { hashOf } from '../hashOf';
import type { PodLife } from '../PodLife';

/** One series of a family. */
export interface Exposed {
  labels: Labels;
  /** Null where it is not exposed. */
  valueAt(at: number): number | null;
}

/** All series of one name. */
export interface Family {
  name: string;
  isExposedBy(life: PodLife): boolean;
  expose(life: PodLife): Exposed[];
}

/**
 * Counters count whole things, and no two pods count at the same moment.
 *
 * @param what the same for all series that must not contradict each other, such as buckets
 */
export function wholeFor({ origin }: PodLife, what: string) {
  const { namespace, pod } = origin;
  const phase = (hashOf(`${namespace}/${pod}#${what}`) % 1_000) / 1_000;
  return (value: number) => Math.floor(value + phase);
}

/** A counter that is exposed from the first time on, as those with labels are. */
export const onceThere = (value: number): number | null =>
  value >= 1 ? value : null;
