/** Parameters whose values are nobody's business. */
const SECRET =
  /token|secret|passw|pwd|api[-_]?key|access[-_]?key|signature|credential|^(?:sig|auth|key|pass)$/i;

/**
 * Takes credentials out of a text: what follows Basic or Bearer, user and password of addresses, and
 * values of parameters that are named like a secret. It rather takes too much.
 */
export function redact(text: string): string {
  return text
    .replace(/\b(bearer|basic)(?:\s|%20)+[\w.~+/=-]+/gi, '$1 ***')
    .replace(/\/\/[^/\s]*@/g, '//***@')
    .replace(/([\w.-]{1,64})=[^&\s"'#;,)]+/g, (all, name: string) =>
      SECRET.test(name) ? `${name}=***` : all,
    );
}
