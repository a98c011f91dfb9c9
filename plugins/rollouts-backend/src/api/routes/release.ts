import { findRelease } from '../findRelease';
import type { Handler } from '../handler';
import { toRollout } from '../toRollout';

export const release: Handler<'release'> = async (query, access, context) => {
  const now = context.now();
  const found = await findRelease(context.store, query.id, access);
  const sources = await context.readSources(access, now);
  return {
    now,
    release: found.release,
    timeline: found.timeline,
    rollout: toRollout(found.rollout, now, sources),
    sources: sources.filter(source => source.name === found.rollout.cluster),
  };
};
