import { InputError } from '@backstage/errors';
import type { z } from 'zod';

/**
 * What a route was asked with, checked.
 *
 * @throws InputError that names each field that is wrong.
 */
export function parse<S extends z.ZodType>(
  schema: S,
  input: unknown,
): z.output<S> {
  const parsed = schema.safeParse(input);
  if (parsed.success) return parsed.data;
  throw new InputError(
    parsed.error.issues
      .map(({ path, message }) => `${path.join('.')}: ${message}`)
      .join('; '),
  );
}
