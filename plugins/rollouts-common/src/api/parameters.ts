import { z } from 'zod';

/** Databases cannot look for NUL, and nothing has one in its name. */
export const text = z
  .string()
  .min(1)
  .refine(value => !value.includes('\u0000'), 'must not hold a NUL character');

/** A rollout. Query parameters, since cluster names hold slashes that ingresses refuse in paths. */
export const address = z.object({ cluster: text, namespace: text, name: text });
