/** The tag after this one: the last number counted up. */
export function nextTag(tag: string): string {
  return /\d/.test(tag)
    ? tag.replace(/(\d+)(?=\D*$)/, last => String(Number(last) + 1))
    : `${tag}-1`;
}
