import type { Verb } from '../../portal/PortalClient';
import type { Given } from '../../scenarios/Scenario';
import type { Column, Place } from '../Cell';
import type { Visit } from '../visit/Visit';

/** Something on the way, and which part of the page it goes through. */
export interface Step {
  words: string;
  /** All verbs are asked for there. */
  looks?: Omit<Place, keyof Column>;
  /** It is done there. */
  does?: Omit<Place, keyof Column> & { verb: Verb };
  run(visit: Visit): Promise<void>;
}

/** How a portal is told of the namespace of a tour. */
export type House =
  | 'usual'
  | 'frozen'
  | 'two-persons'
  | 'version-known'
  | 'blind'
  | 'read-only'
  | 'away'
  | 'late'
  | 'deaf';

/** One Canary's way through phases and situations. */
export interface Tour extends Column {
  /** DNS label, becomes the namespace. */
  name: string;
  house: House;
  given: Given;
  steps: Step[];
  /** A simulated cluster is done with it before anybody could look. */
  isRealOnly?: boolean;
}
