import type { AuditRow } from '@rollouts/backstage-plugin-rollouts-common';
import { csvHeader, csvLine } from '../domain/audit/csv';
import type { AuditQuery, AuditStore } from '../store/AuditStore';

const PORTION = 500;

export type ExportFormat = 'csv' | 'ndjson';

interface ExportOptions {
  store: Pick<AuditStore, 'walkAudit' | 'auditHead'>;
  query: AuditQuery;
  format: ExportFormat;
  now: number;
}

/**
 * A file, line by line, oldest row first. NDJSON begins with what it is: `complete` when nothing was
 * left out; and ends with how many rows it holds, so that a file that was cut off shows.
 */
export async function* exportAudit(
  options: ExportOptions,
): AsyncGenerator<string> {
  const { store, query, format, now } = options;
  const complete = Object.values(query).every(value => value === undefined);
  // Rows that come while this is written are left for the next export.
  const head = await store.auditHead();
  if (format === 'csv') yield csvHeader;
  else yield toLine({ rolloutsAudit: 1, exportedAt: now, complete, head });
  let after = 0;
  let count = 0;
  for (;;) {
    const rows = await store.walkAudit(query, { after, limit: PORTION });
    const wanted = rows.filter(({ seq }) => seq <= (head?.seq ?? 0));
    for (const row of wanted) yield toText(row, format);
    count += wanted.length;
    if (wanted.length < PORTION) break;
    after = wanted.at(-1)?.seq ?? after;
  }
  if (format === 'ndjson') yield toLine({ end: { rows: count } });
}

function toText(row: AuditRow, format: ExportFormat): string {
  return format === 'csv' ? csvLine(row) : toLine(row);
}

function toLine(value: object): string {
  return `${JSON.stringify(value)}\n`;
}
