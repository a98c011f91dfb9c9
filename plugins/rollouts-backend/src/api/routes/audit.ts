import type { Handler } from '../handler';

export const audit: Handler<'audit'> = async (
  { cursor, limit, ...filter },
  { credentials, criteria },
  { store, auditing, now },
) => {
  await auditing.authorize(credentials);
  const page = await store.listAudit(
    { ...filter, criteria },
    { cursor, limit },
  );
  return { now: now(), ...page };
};
