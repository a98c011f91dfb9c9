/** Bookmarks tell of no change: half of one is nothing that a portal could lose. */
const CHANGE = /\{"type":"(?:ADDED|MODIFIED)"/;

/** Where the first line of a watch that tells a change is halved, as an offset; null without one. */
export function middleOfChange(chunk: Buffer): number | null {
  const from = chunk.toString('latin1').search(CHANGE);
  if (from < 0) return null;
  const end = chunk.indexOf('\n', from);
  return Math.ceil((from + (end < 0 ? chunk.length : end)) / 2);
}
