import type { AuditRow } from '@rollouts/backstage-plugin-rollouts-common';
import {
  sayWhat,
  sayWhere,
  toAuditFacts,
  toAuditOutcome,
} from '../../lib/audit/row';
import { formatExact } from '../../lib/format/time';
import { Disclosure } from '../base/Disclosure';
import { Facts } from '../base/Facts';
import { Person } from '../base/Person';
import { ToneBadge } from '../base/ToneBadge';
import { useWords } from '../base/useWords';
import styles from './AuditTable.module.css';

const columns = ['when', 'who', 'what', 'outcome', 'where'] as const;

/** Rows, newest first; each opens. Roles are written out, as a row becomes a card on a phone. */
export function AuditTable({ rows }: { rows: AuditRow[] }) {
  const { words } = useWords();
  return (
    <div
      role="table"
      className={styles.table}
      aria-label={words('audit.table')}
    >
      <div role="rowgroup" className={styles.group}>
        <div role="row" className={styles.row}>
          {columns.map(column => (
            <div key={column} role="columnheader" className={styles.header}>
              {words(`audit.column.${column}`)}
            </div>
          ))}
        </div>
      </div>
      <div role="rowgroup" className={styles.group}>
        {rows.map(row => (
          <Row key={row.seq} row={row} />
        ))}
      </div>
    </div>
  );
}

function Row({ row }: { row: AuditRow }) {
  const { words, locale } = useWords();
  const { tone, word } = toAuditOutcome(row, words);
  return (
    <div role="row" className={styles.row}>
      <div role="cell" className={styles.cell}>
        <time dateTime={new Date(row.at).toISOString()}>
          {formatExact(row.at, locale)}
        </time>
      </div>
      <div role="cell" className={styles.cell}>
        {row.user ? (
          <Person entityRef={row.user} />
        ) : (
          row.outside?.manager ?? words('audit.who.nobody')
        )}
      </div>
      <div role="cell" className={styles.cell}>
        {sayWhat(row, words)}
      </div>
      <div role="cell" className={styles.cell}>
        <ToneBadge tone={tone} text={word} />
      </div>
      <div role="cell" className={styles.cell}>
        {sayWhere(row, words)}
      </div>
      <div role="cell" className={styles.details}>
        <Disclosure summary={words('audit.details', { seq: row.seq })}>
          <Facts
            facts={toAuditFacts(row, words, locale).map(
              ({ label, value, code }) => ({
                label,
                value: code ? (
                  <code className={styles.code}>{value}</code>
                ) : (
                  value
                ),
              }),
            )}
          />
        </Disclosure>
      </div>
    </div>
  );
}
