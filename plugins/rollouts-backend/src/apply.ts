import {
  RolloutAddress,
  stringifyRolloutRef,
} from '@rollouts/backstage-plugin-rollouts-common';
import type { Observation } from './domain/observation';
import { reduce } from './domain/reduce';
import type { RolloutStore } from './store/Store';

/**
 * - `written`: the record changed
 * - `unchanged`: nothing new was said, nothing was written
 * - `unknown`: about a rollout that nobody has seen yet; only its Canary makes it known
 * - `fenced`: another replica reads this cluster by now
 */
export type Applied = 'written' | 'unchanged' | 'unknown' | 'fenced';

/**
 * Takes one observation into the record. Observations of one rollout must come one after another,
 * in order. `epoch` is null for a feed that any replica may receive.
 *
 * @throws when the database cannot be written; the observation was not taken, try again.
 */
export type Apply = (
  address: RolloutAddress,
  observation: Observation,
  epoch: number | null,
) => Promise<Applied>;

/** Two feeds of one rollout seldom meet; more misses than this mean that something else is wrong. */
const ATTEMPTS = 10;

/** Reads what is known, reduces, writes, and hints that something changed. */
export function createApply(options: {
  store: Pick<RolloutStore, 'listRollouts' | 'applyFacts'>;
  /** Called with the opaque id of the rollout; `created` when it was not known before. */
  onWritten: (change: { id: string; created: boolean }) => void;
}): Apply {
  const { store, onWritten } = options;
  return async (address, observation, epoch) => {
    for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
      const [known] = await store.listRollouts({
        refs: [stringifyRolloutRef(address)],
      });
      if (!known && !makesKnown(observation)) return 'unknown';
      const previous = known?.state ?? null;
      const { next, facts } = reduce(previous, observation);
      if (next === previous) return 'unchanged';
      const readVersion = known?.version ?? null;
      const result = await store.applyFacts({
        address,
        readVersion,
        next,
        facts,
        epoch,
      });
      if (result.kind === 'fenced') return 'fenced';
      if (result.kind === 'written') {
        onWritten({ id: result.id, created: !known });
        return 'written';
      }
    }
    throw new Error(
      `${stringifyRolloutRef(address)} was written by others ${ATTEMPTS} times`,
    );
  };
}

/** A gap may come before the Canary: it says that what follows began earlier. */
function makesKnown(observation: Observation): boolean {
  return observation.kind === 'canary' || observation.kind === 'gap';
}
