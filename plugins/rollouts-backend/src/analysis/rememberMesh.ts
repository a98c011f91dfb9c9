import { Remembered } from '../monitoring/Remembered';
import type { Ask } from './evaluate';

/** It changes when Flagger is started anew with other arguments. */
const FRESH_MS = 60_000;
/** Without it only Canaries that name no provider wait for the next check. */
const PATIENCE_MS = 5_000;

/**
 * What Flagger was started with: it decides about Canaries that name no provider. Asked once a minute
 * at most, for all rollouts of a cluster; null while nobody knows.
 */
export function rememberMesh(options: {
  ask: Ask | null;
  now: () => number;
  random: () => number;
}): () => Promise<string | null> {
  const { ask, ...clock } = options;
  if (!ask) return async () => null;
  const mesh = new Remembered({
    ...clock,
    load: async () => {
      const { samples } = await ask('flagger_info');
      return samples.at(-1)?.labels.mesh_provider ?? null;
    },
    freshMs: FRESH_MS,
    patienceMs: PATIENCE_MS,
  });
  return async () => (await mesh.get()).value;
}
