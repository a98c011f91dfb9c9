import { findRelease } from '../findRelease';
import type { Handler } from '../handler';
import { toRollout } from '../toRollout';

export const release: Handler<'release'> = async (query, access, context) => {
  const now = context.now();
  const found = await findRelease(context.store, query.id, access);
  const read = await context.readSources(access, now);
  const own = read.find(({ source }) => source.name === found.rollout.cluster);
  return {
    now,
    release: found.release,
    timeline: found.timeline,
    rollout: toRollout(found.rollout, now, own),
    sources: own ? [own.source] : [],
  };
};
