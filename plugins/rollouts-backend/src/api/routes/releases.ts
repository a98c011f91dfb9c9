import { findRollout } from '../findRollout';
import type { Handler } from '../handler';

export const releases: Handler<'releases'> = async (query, access, context) => {
  const { id } = await findRollout(context.store, query, access);
  const { cursor, limit } = query;
  return context.store.listReleases(id, { cursor, limit });
};
