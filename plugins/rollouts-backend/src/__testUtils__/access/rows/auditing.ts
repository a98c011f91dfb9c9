import { denied, type Row, turnedAway } from './row';

/** Routes about no single rollout. What is in the answers is told by auditing.test.ts. */
export const auditing: Row[] = [
  { name: 'audit', query: {} },
  { name: 'audit-verify', query: {} },
  { name: 'audit-export', query: { format: 'csv' } },
].map(({ name, query }) => ({
  route: `GET /v1/${name}`,
  path: `/v1/${name}`,
  query,
  shows: () => false,
  expected: caller =>
    turnedAway(caller) ??
    (caller.audits ? { status: 200, shown: false, audited: 0 } : denied(403)),
}));
