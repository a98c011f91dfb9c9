import type { Anchors } from '../../domain/audit/anchors';

/** What one line tells of a row; null: it is no event "audit-row". */
interface Told {
  seq: number;
  hash: string;
  /** Not as it was written, but as the end that a start of the portal found. */
  isHead: boolean;
}

/**
 * Anchors in what the auditor wrote, whatever the format of its lines. Of two hashes for one row the
 * first counts: a row that was cut and written anew is told a second time.
 */
export function readAnchors(log: string): Anchors {
  const hashes = new Map<number, string>();
  const told = new Set<number>();
  for (const line of log.split('\n')) {
    const row = readLine(line);
    if (!row) continue;
    if (!hashes.has(row.seq)) hashes.set(row.seq, row.hash);
    if (!row.isHead) told.add(row.seq);
  }
  return { hashes, log: hashes.size > 0 ? { told, ...spanOf(told) } : null };
}

/** `<number>:<hash>`, as pages and sentences write it; null: it is none. */
export function readAnchor(text: string): [number, string] | null {
  const [, seq, hash] = /^(\d{1,15}):([0-9a-f]{64})$/.exec(text) ?? [];
  return seq && hash ? [Number(seq), hash] : null;
}

/** The same log, and rows that somebody looked up: those count as told. */
export function withSingle(
  { hashes, log }: Anchors,
  single: Array<[number, string]>,
): Anchors {
  return {
    hashes: new Map([...hashes, ...single]),
    log: log && {
      ...log,
      told: new Set([...log.told, ...single.map(([seq]) => seq)]),
    },
  };
}

function readLine(line: string): Told | null {
  if (!line.includes('audit-row')) return null;
  const seq = /\bseq\W{1,3}(\d{1,15})\b/.exec(line)?.[1];
  const hash = /\bhash\W{1,4}([0-9a-f]{64})\b/.exec(line)?.[1];
  if (!seq || !hash) return null;
  const isHead = /\bqueryType\W{1,4}head\b/.test(line);
  return { seq: Number(seq), hash, isHead };
}

function spanOf(told: ReadonlySet<number>): { first: number; last: number } {
  let [first, last] = [Infinity, 0];
  for (const seq of told) {
    first = Math.min(first, seq);
    last = Math.max(last, seq);
  }
  return { first, last };
}
