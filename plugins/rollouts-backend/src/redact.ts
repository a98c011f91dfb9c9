/** Parameters whose values are nobody's business. */
const SECRET =
  /token|secret|passw|pwd|api[-_]?key|access[-_]?key|signature|credential|^(?:sig|auth|key|pass)$/i;

const LONGEST_NAME = 64;

/**
 * Takes credentials out of a text: what follows Basic or Bearer, user and password of addresses, and
 * values of parameters that are named like a secret. It rather takes too much.
 */
export function redact(text: string): string {
  return text
    .replace(/\b(bearer|basic)(?:\s|%20)+[\w.~+/=-]+/gi, '$1 ***')
    .replace(/\/\/[^/\s]*@/g, '//***@')
    .replace(/=[^&\s"'#;,)]+/g, (value, at: number, whole: string) =>
      SECRET.test(nameBefore(whole, at)) ? '=***' : value,
    );
}

/** Looked for from its end: a pattern that begins with the name would begin at each letter. */
function nameBefore(text: string, end: number): string {
  let start = end;
  while (end - start < LONGEST_NAME && /[\w.-]/.test(text[start - 1] ?? '')) {
    start -= 1;
  }
  return text.slice(start, end);
}
