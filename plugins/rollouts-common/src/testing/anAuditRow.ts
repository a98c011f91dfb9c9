import type { AuditRow } from '../model/audit';
import { BUILDER_NOW } from './aRollout';

const base: AuditRow = {
  seq: 7,
  at: BUILDER_NOW - 70_000,
  kind: 'action',
  verb: 'rollback',
  outcome: 'requested',
  event: 'stored',
  user: 'user:default/lena',
  identity: null,
  rollout: { cluster: 'production', namespace: 'shop', name: 'checkout' },
  release: { id: 'rollout-1.42', number: 42 },
  entity: 'component:default/checkout',
  owner: 'group:default/shop-team',
  reason: 'Orders fail since the canary went to 20 %',
  from: {
    portal: 'https://portal.example.org',
    origin: 'https://portal.example.org',
    address: null,
    agent: null,
  },
  actionId: 'action-1',
  plan: { lever: 'failed-checks', weightAfter: 0 },
  write: { field: 'status.failedChecks', value: 900_001, before: null },
  response: null,
  receipt: null,
  outside: null,
  cut: null,
  prev: 'a'.repeat(64),
  hash: 'b'.repeat(64),
};

/** That somebody asked for a rollback, with the given changes. @public */
export function anAuditRow(changes: Partial<AuditRow> = {}): AuditRow {
  return structuredClone({ ...base, ...changes });
}
