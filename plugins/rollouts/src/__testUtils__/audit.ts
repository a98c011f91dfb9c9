import type {
  AuditRow,
  RolloutsApi,
} from '@rollouts/backstage-plugin-rollouts-common';
import {
  anAction,
  anAuditRow,
  BUILDER_NOW,
} from '@rollouts/backstage-plugin-rollouts-common/testing';

const outside = {
  manager: 'kubectl-edit',
  operation: 'Update',
  time: BUILDER_NOW - 400_000,
  subresource: null,
  changes: [{ field: 'spec.suspend', before: false, after: true }],
};

/** One of each kind, newest first. */
export const someRows: AuditRow[] = [
  anAuditRow({
    seq: 9,
    event: 'effective',
    outcome: 'effective',
    receipt: anAction().receipt,
    plan: null,
    write: null,
  }),
  anAuditRow({
    seq: 8,
    event: 'written',
    outcome: 'accepted',
    identity: 'system:serviceaccount:backstage:rollouts as backstage-rollouts',
    response: 'status.failedChecks: 900001',
  }),
  anAuditRow(),
  anAuditRow({
    seq: 6,
    kind: 'denied',
    outcome: 'denied',
    event: 'not-permitted',
    verb: 'promote',
    user: 'user:default/sam',
    response: 'not-permitted: rollouts.rollout.promote',
  }),
  anAuditRow({
    seq: 5,
    kind: 'refused',
    outcome: 'refused',
    event: 'conflict',
    response:
      'stale-view: It changed meanwhile: release #42 is in phase Promoting now',
  }),
  anAuditRow({
    seq: 4,
    kind: 'gate',
    outcome: 'answered-yes',
    event: 'confirm-promotion',
    verb: 'promote',
  }),
  anAuditRow({
    seq: 3,
    kind: 'outside',
    outcome: 'changed',
    event: 'changed',
    verb: null,
    user: null,
    reason: null,
    outside,
  }),
  anAuditRow({
    seq: 2,
    kind: 'cut',
    outcome: 'cut',
    event: 'retention',
    verb: null,
    user: 'group:default/platform-team',
    rollout: null,
    reason: 'rollouts.audit.retention is 400 days',
    cut: { from: 1, upTo: 1, rows: 1, lastHash: 'c'.repeat(64) },
  }),
];

/** An audit that is whole and may be read. */
export const fakeAudit: Pick<
  RolloutsApi,
  'getAudit' | 'verifyAudit' | 'exportAudit'
> = {
  async getAudit({ kind, person }) {
    const items = someRows.filter(
      row =>
        (kind === undefined || row.kind === kind) &&
        (person === undefined || row.user === person),
    );
    return { now: BUILDER_NOW, items, nextCursor: null };
  },
  async verifyAudit() {
    const [{ seq, hash }] = someRows;
    const { cut, ...last } = someRows[7];
    const signedBy = { seq: last.seq, hash: last.hash };
    return {
      now: BUILDER_NOW,
      problem: null,
      rows: someRows.length,
      head: { seq, hash },
      cut: cut && { ...cut, signedBy, anchored: false },
      anchored: null,
    };
  },
  async exportAudit({ format }) {
    return new Blob([format]);
  },
};
