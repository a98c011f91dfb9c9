import type { Labels } from '../../evaluate/values';
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

/** Counters count whole things. */
export const whole = Math.floor;

/** A counter that is exposed from the first time on, as those with labels are. */
export const onceThere = (value: number): number | null =>
  value >= 1 ? whole(value) : null;
