import type { Request } from 'express';
import { readDuration } from '../query/literals';
import { PromError } from '../query/PromError';

/** A parameter of the form, or else of the address. */
function find(req: Request, name: string): string | undefined {
  const value = req.body?.[name] ?? req.query[name];
  return typeof value === 'string' && value !== '' ? value : undefined;
}

/** An empty query is refused by whoever reads it. */
export function textParameter(req: Request, name: string): string {
  return find(req, name) ?? '';
}

/**
 * Seconds since 1970 with fractions, or RFC 3339, as UTC milliseconds.
 *
 * @throws PromError bad_data
 */
export function timeParameter(
  req: Request,
  name: string,
  otherwise?: number,
): number {
  const text = find(req, name);
  if (text === undefined && otherwise !== undefined) return otherwise;
  const seconds = Number(text ?? NaN);
  const isDate = /^\d{4}-\d\d-\d\dT/.test(text ?? '');
  const at = isDate ? Date.parse(text ?? '') : Math.round(seconds * 1_000);
  if (Number.isFinite(at)) return at;
  throw new PromError(
    'bad_data',
    `invalid parameter "${name}": cannot parse "${
      text ?? ''
    }" to a valid timestamp`,
  );
}

/**
 * Seconds with fractions, or a duration, in milliseconds.
 *
 * @throws PromError bad_data
 */
export function durationParameter(req: Request, name: string): number {
  const text = find(req, name) ?? '';
  const seconds = text === '' ? NaN : Number(text);
  const ms = Number.isFinite(seconds) ? seconds * 1_000 : readDuration(text);
  if (ms !== null) return ms;
  throw new PromError(
    'bad_data',
    `invalid parameter "${name}": cannot parse "${text}" to a valid duration`,
  );
}
