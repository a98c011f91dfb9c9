import type { AuditRow } from '@rollouts/backstage-plugin-rollouts-common';
import { canonical } from './canonical';

const columns: Record<string, (row: AuditRow) => unknown> = {
  seq: row => row.seq,
  time: row => new Date(row.at).toISOString(),
  kind: row => row.kind,
  verb: row => row.verb,
  outcome: row => row.outcome,
  event: row => row.event,
  user: row => row.user,
  identity: row => row.identity,
  cluster: row => row.rollout?.cluster,
  namespace: row => row.rollout?.namespace,
  name: row => row.rollout?.name,
  release: row => row.release?.number,
  component: row => row.entity,
  owner: row => row.owner,
  reason: row => row.reason,
  portal: row => row.from?.portal,
  origin: row => row.from?.origin,
  address: row => row.from?.address,
  action: row => row.actionId,
  plan: row => row.plan,
  write: row => row.write,
  response: row => row.response,
  receipt: row => row.receipt,
  outside: row => row.outside,
  cut: row => row.cut,
  prev: row => row.prev,
  hash: row => row.hash,
};

/** The first line. */
export const csvHeader = line(Object.keys(columns));

/** A row as a line of CSV (RFC 4180), with structures as JSON. */
export function csvLine(row: AuditRow): string {
  return line(Object.values(columns).map(read => toText(read(row))));
}

function toText(value: unknown): string {
  if (value === null || value === undefined) return '';
  return typeof value === 'object' ? canonical(value) : String(value);
}

function line(cells: string[]): string {
  return `${cells.map(cell).join(',')}\r\n`;
}

/**
 * A spreadsheet takes what begins with one of these for a formula, also behind spaces: people write
 * reasons, so the text is marked as one.
 */
function cell(text: string): string {
  const harmless = /^\s*[=+\-@|%]|^[\t\r\n]/.test(text) ? `'${text}` : text;
  return /[",\r\n;]|^\s|\s$/.test(harmless)
    ? `"${harmless.replaceAll('"', '""')}"`
    : harmless;
}
