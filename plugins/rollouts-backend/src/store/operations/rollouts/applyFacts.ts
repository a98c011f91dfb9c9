import { randomUUID } from 'node:crypto';
import { stringifyRolloutRef } from '@rollouts/backstage-plugin-rollouts-common';
import type { Knex } from 'knex';
import { rowsOfOutside } from '../../../domain/audit/rowsOfOutside';
import type { RolloutChange, WriteResult } from '../../RolloutStore';
import type { AnnotationRow, RolloutRow } from '../../tables';
import { aboutRollout } from '../audit/aboutRollout';
import { Ledger, withAudit } from '../audit/withAudit';
import { withoutOwn } from '../audit/withoutOwn';
import { hasEpoch } from '../leases/hasEpoch';
import { writeFacts } from '../releases/writeFacts';
import { keptAnnotations } from './keptAnnotations';

/** One transaction: a history never holds half of what an observation changed. */
export async function applyFacts(
  knex: Knex,
  change: RolloutChange,
  ledger: Ledger,
): Promise<WriteResult> {
  const { address, epoch, outside = [] } = change;
  return withAudit(knex, ledger, async (trx, note) => {
    if (epoch !== null && !(await hasEpoch(trx, address.cluster, epoch))) {
      return { kind: 'fenced' };
    }
    const annotations = keptAnnotations(change.next);
    const written = await writeState(trx, change, JSON.stringify(annotations));
    if (!written) return { kind: 'conflict' };
    const { id, annotationsChanged } = written;
    if (annotationsChanged) await writeAnnotations(trx, id, annotations);
    await writeFacts(trx, id, change.facts);
    const others = await withoutOwn(trx, id, {
      changes: outside,
      seenAt: change.next.observedAt,
    });
    if (others.length > 0) {
      const about = await aboutRollout(trx, id, ledger);
      note(rowsOfOutside(others, id, change.next, about));
    }
    return { kind: 'written', id };
  });
}

type Written = { id: string; annotationsChanged: boolean };

async function writeState(
  trx: Knex.Transaction,
  change: RolloutChange,
  annotationsJson: string,
): Promise<Written | null> {
  const { next, readVersion } = change;
  const ref = stringifyRolloutRef(change.address);
  const columns = {
    target_name: next.canary?.spec?.target?.name ?? null,
    app_name: next.canary?.labels['app.kubernetes.io/name'] ?? null,
    state_json: JSON.stringify(next),
    release_number: next.releases.at(-1)?.release.number ?? null,
    annotations_json: annotationsJson,
    observed_at: next.observedAt,
    gone_at: next.goneAt,
  };
  if (readVersion === null) {
    const { cluster, namespace, name } = change.address;
    const id = randomUUID();
    const inserted = await trx<RolloutRow>('rollouts')
      .insert({
        id,
        ref,
        cluster,
        namespace,
        name,
        version: 1,
        mappings_json: '[]',
        ...columns,
      })
      .onConflict('ref')
      .ignore()
      .returning('id');
    return inserted.length === 1 ? { id, annotationsChanged: true } : null;
  }
  const row = await trx<RolloutRow>('rollouts')
    .where({ ref, version: readVersion })
    .first('id', 'annotations_json');
  if (!row) return null;
  const updated = await trx<RolloutRow>('rollouts')
    .where({ id: row.id, version: readVersion })
    .update({ ...columns, version: readVersion + 1 });
  return updated === 1
    ? {
        id: row.id,
        annotationsChanged: row.annotations_json !== annotationsJson,
      }
    : null;
}

async function writeAnnotations(
  trx: Knex.Transaction,
  rolloutId: string,
  annotations: Record<string, string | null>,
): Promise<void> {
  await trx<AnnotationRow>('rollout_annotations')
    .where({ rollout_id: rolloutId })
    .delete();
  const rows = Object.entries(annotations).map(([key, value]) => ({
    rollout_id: rolloutId,
    key,
    value,
  }));
  if (rows.length > 0) {
    await trx.batchInsert('rollout_annotations', rows, 100);
  }
}
