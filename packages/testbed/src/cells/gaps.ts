import type { Place } from './Cell';
import { asksSomebody } from './tours/given';

/** Why no cluster gets to a place, unless somebody edits the Canary in that very phase. */
export interface Gap {
  why: string;
  isAbout(place: Place): boolean;
}

const inSituation =
  (situation: string, phases?: (phase: string) => boolean) =>
  (place: Place): boolean =>
    place.situation === situation && (phases?.(place.phase) ?? true);

const not =
  (...phases: string[]) =>
  (phase: string) =>
    !phases.includes(phase);

const never = (why: string, isAbout: Gap['isAbout']): Gap => ({
  why,
  isAbout,
});

/** Places that no tour goes to, since no cluster does. The first that is about a place is its reason. */
export const gaps: Gap[] = [
  never(
    'Flagger has the phase Terminated, and sets it nowhere',
    ({ phase }) => phase === 'Terminated',
  ),
  never(
    'without a hook nobody is waited for',
    place =>
      !asksSomebody(place) &&
      ['Waiting', 'WaitingPromotion'].includes(place.phase),
  ),
  never(
    'what is under way when the portal sees it first is a release',
    inSituation(
      'before its first release',
      not('Initializing', 'Initialized', 'Succeeded', 'Failed', 'Terminating'),
    ),
  ),
  never(
    'the portal’s gate holds only what climbs by weights, while it climbs, where it was asked',
    place =>
      place.situation === 'held by the portal’s gate' &&
      (place.strategy !== 'weighted' ||
        !['Progressing', 'Terminating'].includes(place.phase) ||
        !place.hooks.startsWith('the portal')),
  ),
  never(
    'people of the portal reject only what its gate holds',
    place =>
      place.situation === 'rejected by a person' &&
      !place.hooks.startsWith('the portal'),
  ),
  never(
    'a no ends with the release, and stands while it waits',
    inSituation(
      'rejected by a person',
      not('Waiting', 'WaitingPromotion', 'Progressing', 'Terminating'),
    ),
  ),
  never(
    'between two questions about a promotion Flagger counts an iteration, and stays in WaitingPromotion',
    inSituation('rejected by a person', phase => phase === 'Progressing'),
  ),
  never(
    'Flagger asks that gate before more weight only',
    place =>
      place.situation === 'a traffic gate of another server holds' &&
      (place.strategy !== 'weighted' ||
        !['Progressing', 'Terminating'].includes(place.phase)),
  ),
  never(
    'a skipped analysis goes from Progressing to Succeeded at once',
    inSituation('analysis skipped', phase =>
      ['Promoting', 'Finalising'].includes(phase),
    ),
  ),
  never(
    'with provider kubernetes users stay on the primary, which got the new version',
    place =>
      place.situation === 'all traffic on the canary, new primary not ready' &&
      place.strategy === 'provider kubernetes',
  ),
  never(
    'with provider kubernetes only the status says so, with a weight that is there in Failed and Waiting',
    place =>
      place.situation === 'the same, the primary is ready again' &&
      place.strategy === 'provider kubernetes' &&
      !['Failed', 'Waiting'].includes(place.phase),
  ),
  never(
    'before it says Finalising, Flagger has sent everybody to the primary',
    place =>
      [
        'all traffic on the canary, new primary not ready',
        'the same, the primary is ready again',
      ].includes(place.situation) &&
      ['Finalising', 'Succeeded'].includes(place.phase),
  ),
  never(
    'Flagger looks at pods no more when all is done, and not yet before anything is released',
    inSituation('pods not ready', phase =>
      ['Initializing', 'Initialized', 'Succeeded'].includes(phase),
    ),
  ),
  never(
    'Flagger looks at pods only once it has begun',
    inSituation('pods not ready', phase => phase === 'Waiting'),
  ),
  never(
    'Flagger ends at once in the whole cluster where a Canary has no spec, and all else of it can be read',
    inSituation('the Canary cannot be understood'),
  ),
];
