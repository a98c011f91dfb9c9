import type { AuditRow } from '@rollouts/backstage-plugin-rollouts-common';
import type { ActionRecord } from '../domain/actions/record';
import { seen, at } from '../domain/__testUtils__/story';
import { NOT_TOLD } from '../domain/gates/grounds';
import { reduce } from '../domain/reduce';
import { toldBefore } from './toldBefore';

const rollout = { cluster: 'production', namespace: 'shop', name: 'checkout' };
const record = {
  id: 'a',
  verb: 'rollback',
  by: 'user:default/ann',
  cluster: 'production',
  writtenAt: at(20),
  write: { field: 'gate', value: { kind: 'rollback', checksums: ['x'] } },
} as ActionRecord;
const { next: failed } = reduce(null, seen(40, 'Failed'));

const row = (seq: number, changes: Partial<AuditRow>) =>
  ({
    seq,
    at: at(seq),
    kind: 'gate',
    event: 'rollback',
    rollout,
    ...changes,
  } as AuditRow);
const yes = (seq: number) =>
  row(seq, { outcome: 'answered-yes', actionId: 'a' });
const no = (seq: number, reason: string, changes: Partial<AuditRow> = {}) =>
  row(seq, { outcome: 'answered-no', reason, actionId: null, ...changes });

const told = (...rows: AuditRow[]) =>
  toldBefore(record, failed, {
    walkAudit: async ({ outcome }, { after }) =>
      rows.filter(r => r.outcome === outcome && r.seq > after),
  });

it('is a yes that was written down and given', async () => {
  expect(await told(yes(21), no(22, 'no release is open'))).toEqual({
    at: at(21),
    code: 'gate-answered',
  });
});

it('is not one that was taken back, since it came too late', async () => {
  expect(await told(yes(21), no(22, NOT_TOLD))).toBeNull();
  expect(await told(yes(21), no(22, NOT_TOLD), yes(30))).toMatchObject({
    at: at(30),
  });
});

it('is not taken back by what another gate or rollout was told', async () => {
  const other = { rollout: { ...rollout, name: 'cart' } };
  expect(await told(yes(21), no(22, NOT_TOLD, other))).not.toBeNull();
  expect(
    await told(yes(21), no(22, NOT_TOLD, { event: 'confirm-rollout' })),
  ).not.toBeNull();
});
