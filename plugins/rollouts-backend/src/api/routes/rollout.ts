import { findRollout } from '../findRollout';
import type { Handler } from '../handler';
import { toRollout } from '../toRollout';

export const rollout: Handler<'rollout'> = async (query, access, context) => {
  const now = context.now();
  const found = await findRollout(context.store, query, access);
  const read = await context.readSources(access, now);
  const own = read.find(({ source }) => source.name === found.cluster);
  return {
    now,
    rollout: toRollout(found, now, own),
    sources: own ? [own.source] : [],
  };
};
