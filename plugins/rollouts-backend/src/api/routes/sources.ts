import type { Handler } from '../handler';

export const sources: Handler<'sources'> = async (_query, access, context) => {
  const now = context.now();
  const read = await context.readSources(access, now);
  return { now, items: read.map(({ source }) => source) };
};
