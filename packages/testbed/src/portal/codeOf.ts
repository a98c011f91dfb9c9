import { z } from 'zod';
import type { PortalError } from './PortalClient';

const refused = z.object({
  error: z.object({ refusal: z.object({ code: z.string() }) }),
});

/** Why the portal said no, by its code; null: it gave none. */
export function codeOf({ message }: PortalError): string | null {
  try {
    return refused.parse(JSON.parse(message)).error.refusal.code;
  } catch {
    return null;
  }
}
