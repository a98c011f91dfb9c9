/** Why something failed, in one short line without credentials. */
export function reasonOf(error: unknown): string {
  const { message, code, cause } = Object(error) as {
    message?: string;
    code?: string;
    cause?: unknown;
  };
  const inner = cause ? reasonOf(cause) : '';
  const text = message || code || inner || 'unknown error';
  return redact(inner && !text.includes(inner) ? `${text} (${inner})` : text);
}

/** Takes bearer tokens and URL passwords out of a text. */
export function redact(text: string): string {
  return text
    .replace(/bearer\s+[\w.~+/=-]+/gi, 'Bearer ***')
    .replace(/\/\/[^/@\s]+@/g, '//***@')
    .slice(0, 1_000);
}
