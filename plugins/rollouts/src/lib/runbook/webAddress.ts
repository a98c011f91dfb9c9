/** An address that a browser may open; undefined for all else, which then is no link. */
export function webAddress(url: string): string | undefined {
  return /^https?:\/\//i.test(url) ? url : undefined;
}
