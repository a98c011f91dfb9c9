/**
 * How far a server's clock is ahead of ours in milliseconds, from its `Date` header; null without one.
 * Call it when the head of the answer arrives: the body may take long. The header has whole seconds.
 */
export function clockSkewOf(
  date: string | string[] | undefined,
): number | null {
  const time = Date.parse(String(date ?? ''));
  return Number.isFinite(time) ? time - Date.now() : null;
}
