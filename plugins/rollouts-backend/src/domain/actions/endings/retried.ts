import type { Ending } from './Ending';

/** The effect is that Flagger begins another release. */
export const retried: Ending = {
  outlivesRevision: true,
  phases: ['Failed'],
  shown({ attempted, releaseNumber }, { releases }) {
    const newest = releases.at(-1)?.release.number ?? 0;
    if (releaseNumber === null || newest <= releaseNumber) return null;
    return attempted ? 'effective' : 'superseded';
  },
  isMissing: (_action, { status }) => status?.phase === 'Failed',
};
