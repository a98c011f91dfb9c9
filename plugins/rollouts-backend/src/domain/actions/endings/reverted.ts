import { sameImages } from '../sameImages';
import type { Ending } from './Ending';

/** The effect is that Flagger begins a release of the images that were written. */
export const reverted: Ending = {
  outlivesRevision: true,
  phases: ['Succeeded'],
  shown({ attempted, releaseNumber, write }, { releases }) {
    const newest = releases.at(-1);
    if (releaseNumber === null || !newest) return null;
    if (newest.release.number <= releaseNumber) return null;
    if (!attempted || write?.field !== 'target.images') return 'superseded';
    const { to } = newest.release.images;
    if (to && sameImages(to, write.value)) return 'effective';
    // The Canary may be heard of before its target.
    return newest.unsettled || to === null ? null : 'superseded';
  },
  isMissing: (_action, { status }) => status?.phase === 'Succeeded',
};

/** The effect is that all pods of the primary run the images that were written. */
export const primaryReverted: Ending = {
  outlivesRevision: true,
  phases: ['Succeeded', 'Failed'],
  shown({ write, writtenAt }, { primary }) {
    if (writtenAt === null || write?.field !== 'primary.images') return null;
    const isThere = primary && sameImages(primary.images, write.value);
    return isThere && primary.ready ? 'effective' : null;
  },
  isMissing: () => true,
};
