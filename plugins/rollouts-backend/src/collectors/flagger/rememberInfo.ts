import { Remembered } from '../../monitoring/Remembered';
import type { InstantAnswer } from '../prometheus/wire/instant';

/** It changes when Flagger is started anew, as another version or with other arguments. */
const FRESH_MS = 120_000;
/** One that is started anew is away for a moment only. */
const ABSENT_MS = 15_000;
/** Without it only Canaries that name no provider wait for the next check. */
const PATIENCE_MS = 5_000;

/** The labels of each series of `flagger_info`. */
export type Info = Remembered<Array<Record<string, string>>>;

/**
 * What the running Flagger says of itself: version and mesh provider. Asked once in two minutes at
 * most, for all who want to know.
 */
export function rememberInfo(options: {
  ask: (query: string) => Promise<InstantAnswer>;
  now: () => number;
  random: () => number;
}): Info {
  const { ask, ...clock } = options;
  return new Remembered({
    ...clock,
    load: async () => {
      const { samples } = await ask('flagger_info');
      return samples.map(({ labels }) => labels);
    },
    freshMs: series => (series.length > 0 ? FRESH_MS : ABSENT_MS),
    patienceMs: PATIENCE_MS,
  });
}

/** What Flagger was started with: it decides about Canaries that name no provider; null: not known. */
export function meshIn(info: Info | null): () => Promise<string | null> {
  return async () => (await info?.get())?.value?.at(-1)?.mesh_provider ?? null;
}
