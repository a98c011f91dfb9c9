import { z } from 'zod';
import type { Transport } from './Transport';

const versionSchema = z.object({ gitVersion: z.string() });

const TIMEOUT_MS = 30_000;

/** `gitVersion` of the API server; null when it cannot be learned now. */
export async function readVersion(
  transport: Transport,
  signal: AbortSignal,
): Promise<string | null> {
  const limited = AbortSignal.any([signal, AbortSignal.timeout(TIMEOUT_MS)]);
  try {
    const { body } = await transport.get('/version', { signal: limited });
    const text = Buffer.concat(await body.toArray()).toString();
    return versionSchema.parse(JSON.parse(text)).gitVersion;
  } catch {
    // Whatever is wrong with the cluster, the feeds say it better.
    return null;
  }
}
