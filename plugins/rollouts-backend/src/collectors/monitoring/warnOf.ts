/** What is left out of an answer is said: else nobody would know that it is missing. */
export function warnOf(unreadable: number): string[] {
  return unreadable > 0 ? [`${unreadable} alerts could not be read`] : [];
}
