import type { Place } from './Cell';
import { asksSomebody } from './tours/given';

/**
 * Why no tour goes to a place: no release gets there. Routes that somebody edits by hand, and gates that
 * another server answers in the portal's place, are not among what is played.
 */
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

/** Places that no tour goes to. The first that is about a place is its reason. */
export const gaps: Gap[] = [
  {
    why: 'Flagger has the phase Terminated, and sets it nowhere',
    isAbout: ({ phase }) => phase === 'Terminated',
  },
  {
    why: 'without a hook nobody is waited for',
    isAbout: place =>
      !asksSomebody(place) &&
      ['Waiting', 'WaitingPromotion'].includes(place.phase),
  },
  {
    why: 'what is under way when the portal sees it first is a release',
    isAbout: inSituation(
      'before its first release',
      not('Initializing', 'Initialized', 'Succeeded', 'Failed', 'Terminating'),
    ),
  },
  {
    why: 'the portal’s gate holds only what climbs by weights, while it climbs, where it was asked',
    isAbout: place =>
      place.situation === 'held by the portal’s gate' &&
      (place.strategy !== 'weighted' ||
        !['Progressing', 'Terminating'].includes(place.phase) ||
        !place.hooks.startsWith('the portal')),
  },
  {
    why: 'people of the portal reject only what its gate holds',
    isAbout: place =>
      place.situation === 'rejected by a person' &&
      !place.hooks.startsWith('the portal'),
  },
  {
    why: 'a no ends with the release, and stands while it waits',
    isAbout: inSituation(
      'rejected by a person',
      not('Waiting', 'WaitingPromotion', 'Progressing', 'Terminating'),
    ),
  },
  {
    why: 'between two questions about a promotion Flagger counts an iteration, and stays in WaitingPromotion',
    isAbout: inSituation(
      'rejected by a person',
      phase => phase === 'Progressing',
    ),
  },
  {
    why: 'Flagger asks that gate before more weight only',
    isAbout: place =>
      place.situation === 'a traffic gate of another server holds' &&
      (place.strategy !== 'weighted' ||
        !['Progressing', 'Terminating'].includes(place.phase)),
  },
  {
    why: 'with provider kubernetes only the status says so, with a weight that is there in Failed and Waiting',
    isAbout: place =>
      [
        'all traffic on the canary, new primary not ready',
        'the same, the primary is ready again',
      ].includes(place.situation) &&
      place.strategy === 'provider kubernetes' &&
      !['Failed', 'Waiting'].includes(place.phase),
  },
  {
    why: 'a promotion that failed is the last one in Failed, and while the next release waits to begin',
    isAbout: inSituation(
      'a promotion failed, nothing is heard of the primary',
      not('Failed', 'Waiting'),
    ),
  },
  {
    why: 'before it says Finalising, Flagger has sent everybody to the primary',
    isAbout: place =>
      [
        'all traffic on the canary, new primary not ready',
        'the same, the primary is ready again',
      ].includes(place.situation) &&
      ['Finalising', 'Succeeded'].includes(place.phase),
  },
  {
    why: 'Flagger looks at pods no more when all is done, and not yet before anything is released',
    isAbout: inSituation('pods not ready', phase =>
      ['Initializing', 'Initialized', 'Succeeded'].includes(phase),
    ),
  },
  {
    why: 'Flagger looks at pods only once it has begun',
    isAbout: inSituation('pods not ready', phase => phase === 'Waiting'),
  },
  {
    why: 'a Canary without a spec ends Flagger in the whole cluster at once, other tours with it, and all else of it can be read',
    isAbout: inSituation('the Canary cannot be understood'),
  },
];
