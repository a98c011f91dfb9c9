/** Whoever writes a rule may write a book; a page shows the beginning. */
const LONGEST = 2_000;

/** A text of an alert, cut to what a page can show. */
export function cut(text: string): string {
  return text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text;
}
