/**
 * Anchors in what the auditor wrote, whatever the format of its lines. Of two hashes for one row the
 * first counts: a row that was cut and written anew is told a second time.
 */
export function readAnchors(log: string): Map<number, string> {
  const anchors = new Map<number, string>();
  for (const line of log.split('\n')) {
    if (!line.includes('audit-row')) continue;
    const seq = /\bseq\W{1,3}(\d{1,15})\b/.exec(line)?.[1];
    const hash = /\bhash\W{1,4}([0-9a-f]{64})\b/.exec(line)?.[1];
    if (!seq || !hash || anchors.has(Number(seq))) continue;
    anchors.set(Number(seq), hash);
  }
  return anchors;
}

/** `<number>:<hash>`, as pages and sentences write it; null: it is none. */
export function readAnchor(text: string): [number, string] | null {
  const [, seq, hash] = /^(\d{1,15}):([0-9a-f]{64})$/.exec(text) ?? [];
  return seq && hash ? [Number(seq), hash] : null;
}
