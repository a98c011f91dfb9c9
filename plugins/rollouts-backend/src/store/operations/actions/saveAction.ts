import type { Knex } from 'knex';
import type { ActionRecord } from '../../../domain/actions/record';
import { rowsOfChange } from '../../../domain/audit/rowsOfAction';
import type { ActionRow } from '../../tables';
import { aboutRollout } from '../audit/aboutRollout';
import { Ledger, withAudit } from '../audit/withAudit';
import { hasEpoch } from '../leases/hasEpoch';
import { toAction, toRow } from './toRow';

export async function saveAction(
  knex: Knex,
  action: ActionRecord,
  epoch: number,
  ledger: Ledger,
): Promise<ActionRecord | null> {
  return withAudit(knex, ledger, async (trx, note) => {
    if (!(await hasEpoch(trx, action.cluster, epoch))) return null;
    const next = { ...action, version: action.version + 1 };
    const { id, ...row } = toRow(next);
    const kept = await trx<ActionRow>('actions')
      .where({ id, version: action.version })
      .first('action_json', 'version');
    if (!kept) return null;
    const updated = await trx<ActionRow>('actions')
      .where({ id, version: action.version })
      .update(row);
    if (updated !== 1) return null;
    const about = await aboutRollout(trx, action.rolloutId, ledger);
    note(rowsOfChange(toAction(kept), next, about));
    return next;
  });
}
