import { findRollout } from '../findRollout';
import type { Handler } from '../handler';
import { toRollout } from '../toRollout';

export const rollout: Handler<'rollout'> = async (query, access, context) => {
  const now = context.now();
  const found = await findRollout(context.store, query, access);
  const sources = await context.readSources(access, now);
  return {
    now,
    rollout: toRollout(found, now, sources),
    sources: sources.filter(source => source.name === found.cluster),
  };
};
