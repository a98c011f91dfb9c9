import type { AuditRow } from '@rollouts/backstage-plugin-rollouts-common';
import type { Knex } from 'knex';
import type { AuditDraft } from '../../../domain/audit/draft';
import type { AuditOptions } from '../../AuditStore';
import { append } from './append';

/** What operations write rows with. */
export interface Ledger extends AuditOptions {
  now: () => number;
}

/**
 * A transaction in which state and audit are written together or not at all. Rows come last, so that
 * nobody waits for another table while holding the end of the chain; they are told when committed.
 */
export async function withAudit<T>(
  knex: Knex,
  ledger: Ledger,
  work: (
    trx: Knex.Transaction,
    note: (drafts: AuditDraft[]) => void,
  ) => Promise<T>,
): Promise<T> {
  const rows: AuditRow[] = [];
  const result = await knex.transaction(async trx => {
    const drafts: AuditDraft[] = [];
    const done = await work(trx, noted => drafts.push(...noted));
    for (const draft of drafts) {
      rows.push(await append(trx, draft, ledger.now()));
    }
    return done;
  });
  rows.forEach(row => ledger.onAppended(row));
  return result;
}
