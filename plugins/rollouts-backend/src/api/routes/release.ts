import { NotFoundError } from '@backstage/errors';
import type { Handler } from '../handler';
import { toRollout } from '../toRollout';

export const release: Handler<'release'> = async (query, access, context) => {
  const now = context.now();
  const { store } = context;
  const found = await store.readRelease(query.id);
  const [rollout] = found
    ? await store.listRollouts({
        ids: [found.rolloutId],
        criteria: access.criteria,
      })
    : [];
  // In the same words for a release that the caller may not see.
  if (!found || !rollout) {
    throw new NotFoundError(`There is no release ${query.id}`);
  }
  const sources = await context.readSources(access, now);
  return {
    now,
    release: found.release,
    timeline: found.timeline,
    rollout: toRollout(rollout, now),
    sources: sources.filter(source => source.name === rollout.cluster),
  };
};
