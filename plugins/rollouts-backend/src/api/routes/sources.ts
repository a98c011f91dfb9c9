import type { Handler } from '../handler';

export const sources: Handler<'sources'> = async (_query, access, context) => {
  const now = context.now();
  return { now, items: await context.readSources(access, now) };
};
