import type { Problem } from '@rollouts/backstage-plugin-rollouts-common';
import { z } from 'zod';

/** Longest text that is taken from a cluster; an annotation can be a megabyte. */
const MAX_TEXT = 4_096;

/** Accepts `5` and `"5"`: hand-written manifests and odd clients send both. */
export const numberLike = z.union([
  z.number(),
  z
    .string()
    .trim()
    .regex(/^-?\d+(\.\d+)?$/)
    .transform(Number),
]);

/** A count. The API promises whole numbers, so a fraction is a problem of its field only. */
export const wholeNumber = numberLike.pipe(z.int());

/** Text, cut to a bearable length, without NUL, which databases refuse. */
export const text = z
  .string()
  .transform(value =>
    value.length > MAX_TEXT ? `${value.slice(0, MAX_TEXT)}…` : value,
  )
  .transform(value => value.replaceAll('\0', '\ufffd'));

/** RFC 3339 as Kubernetes writes it, to UTC milliseconds. */
export const kubernetesTime = z
  .string()
  .transform(value => Date.parse(value))
  .refine(Number.isFinite, 'is not a time');

/**
 * Reads single fields of an untrusted object. A field that is missing gives the fallback; a field
 * that cannot be understood gives the fallback and a problem that names it, so that one odd field
 * never costs the rest.
 */
export class FieldReader {
  readonly problems: Problem[] = [];
  readonly #object: unknown;

  constructor(object: unknown) {
    this.#object = object;
  }

  read<T, F>(path: string, schema: z.ZodType<T>, fallback: F): T | F {
    const value = valueAt(this.#object, path);
    if (value === undefined || value === null) return fallback;
    const parsed = schema.safeParse(value);
    if (parsed.success) return parsed.data;
    this.problems.push({
      field: path,
      message: `${describe(path, value)}: ${parsed.error.issues[0].message}`,
    });
    return fallback;
  }

  /** Reads the entries of an array one by one; a bad entry is dropped and reported. */
  readEach<T>(path: string, schema: z.ZodType<T>): T[] {
    return this.read(path, z.array(z.unknown()), []).flatMap((_, index) => {
      const entry = this.read(`${path}.${index}`, schema, null);
      return entry === null ? [] : [entry];
    });
  }

  has(path: string): boolean {
    const value = valueAt(this.#object, path);
    return value !== undefined && value !== null;
  }
}

function valueAt(object: unknown, path: string): unknown {
  return path
    .split('.')
    .reduce<unknown>(
      (value, key) =>
        typeof value === 'object' && value !== null
          ? (value as Record<string, unknown>)[key]
          : undefined,
      object,
    );
}

/** Webhooks hold credentials in their URLs, so nothing of them is quoted. */
function describe(path: string, value: unknown): string {
  if (Array.isArray(value)) return 'a list';
  if (typeof value === 'object') return 'an object';
  if (path.includes('webhooks')) return `a ${typeof value}`;
  const shown = JSON.stringify(value);
  return shown.length > 80 ? `${shown.slice(0, 80)}…` : shown;
}
