import type { Knex } from 'knex';
import type { ActionRecord } from '../../../domain/actions/record';
import type { ActionRow } from '../../tables';
import { hasEpoch } from '../leases/hasEpoch';
import { toRow } from './toRow';

export async function saveAction(
  knex: Knex,
  action: ActionRecord,
  epoch: number,
): Promise<ActionRecord | null> {
  return knex.transaction(async trx => {
    if (!(await hasEpoch(trx, action.cluster, epoch))) return null;
    const next = { ...action, version: action.version + 1 };
    const { id, ...row } = toRow(next);
    const updated = await trx<ActionRow>('actions')
      .where({ id, version: action.version })
      .update(row);
    return updated === 1 ? next : null;
  });
}
