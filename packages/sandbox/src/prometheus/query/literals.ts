import { PromError } from './PromError';

const UNITS: Record<string, number> = {
  ms: 1,
  s: 1_000,
  m: 60_000,
  h: 3_600_000,
  d: 86_400_000,
  w: 604_800_000,
  y: 31_536_000_000,
};

const DURATION = /^(?:\d+(?:ms|[smhdwy]))+$/;

/** `1m30s`, or a number of seconds, in milliseconds; null when it is neither. */
export function readDuration(text: string): number | null {
  if (/^\d+(\.\d*)?$/.test(text)) return Number(text) * 1_000;
  if (!DURATION.test(text)) return null;
  return [...text.matchAll(/(\d+)(ms|[smhdwy])/g)].reduce(
    (sum, [, count, unit]) => sum + Number(count) * UNITS[unit],
    0,
  );
}

/** A number as queries write it, `Inf` and `NaN` and durations (in seconds) among them. */
export function readNumber(text: string): number {
  const plain = text.toLowerCase().replaceAll('_', '');
  if (/^[+-]?inf$/.test(plain))
    return plain.startsWith('-') ? -Infinity : Infinity;
  if (plain === 'nan') return NaN;
  const value = Number(plain);
  if (!Number.isNaN(value)) return value;
  const duration = readDuration(plain);
  if (duration !== null) return duration / 1_000;
  throw new PromError('bad_data', `bad number or duration: ${text}`);
}

const ESCAPES: Record<string, string> = {
  n: '\n',
  t: '\t',
  r: '\r',
  a: '\x07',
  b: '\b',
  f: '\f',
  v: '\v',
};

/** The text inside a quoted string. */
export function readString(quoted: string): string {
  const inner = quoted.slice(1, -1);
  if (quoted.startsWith('`')) return inner;
  return inner.replace(
    /\\(x[0-9a-fA-F]{2}|u[0-9a-fA-F]{4}|.)/g,
    (_, escape: string) =>
      escape.length > 1
        ? String.fromCharCode(parseInt(escape.slice(1), 16))
        : ESCAPES[escape] ?? escape,
  );
}
