import { z } from 'zod';
import { readJson } from './readAnswer';
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
    const response = await transport.get('/version', { signal: limited });
    return versionSchema.parse(await readJson(response)).gitVersion;
  } catch {
    // Whatever is wrong with the cluster, the feeds say it better.
    return null;
  }
}
