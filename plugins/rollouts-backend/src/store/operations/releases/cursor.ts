import { InputError } from '@backstage/errors';
import { z } from 'zod';

const cursorSchema = z.strictObject({
  rollout: z.string(),
  before: z.number().int().positive(),
});

/** Where a list of releases goes on: below this number, and of which rollout. */
export type ReleaseCursor = z.infer<typeof cursorSchema>;

/** Opaque text for an address bar or a query. */
export function encodeCursor(cursor: ReleaseCursor): string {
  return Buffer.from(JSON.stringify(cursor)).toString('base64url');
}

/**
 * @throws InputError when it was not made by {@link encodeCursor} for this rollout.
 */
export function decodeCursor(text: string, rollout: string): ReleaseCursor {
  const cursor = cursorSchema.safeParse(parse(text));
  if (!cursor.success || cursor.data.rollout !== rollout) {
    throw new InputError(
      'cursor: not a cursor of this list; start again without one',
    );
  }
  return cursor.data;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(Buffer.from(text, 'base64url').toString('utf8'));
  } catch {
    return undefined;
  }
}
