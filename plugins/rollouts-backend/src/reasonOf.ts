import { redact } from './redact';

/** More than this is no line. */
const LONGEST = 1_000;

/** Why something failed, in one short line without credentials. */
export function reasonOf(error: unknown): string {
  const { message, code, cause } = Object(error) as {
    message?: string;
    code?: string;
    cause?: unknown;
  };
  const inner = cause ? reasonOf(cause) : '';
  const text = message || code || inner || 'unknown error';
  return redact(
    inner && !text.includes(inner) ? `${text} (${inner})` : text,
  ).slice(0, LONGEST);
}
