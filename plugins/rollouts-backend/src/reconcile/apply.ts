import {
  RolloutAddress,
  stringifyRolloutRef,
} from '@rollouts/backstage-plugin-rollouts-common';
import { outsideChanges } from '../domain/audit/outside';
import type { Observation } from '../domain/observation';
import { reduce } from '../domain/reduce';
import { EarlyObservations } from './EarlyObservations';
import type { Apply } from './Reconciler';
import type { RolloutStore } from '../store/RolloutStore';

interface ApplyOptions {
  store: Pick<RolloutStore, 'listRollouts' | 'applyFacts'>;
  /** Called with the opaque id of a rollout whose record changed. */
  onWritten: (id: string) => void;
  now: () => number;
}

/** Two feeds of one rollout seldom meet; more misses than this mean that something else is wrong. */
const ATTEMPTS = 10;

/**
 * Reads what is known, reduces, writes, and says that something changed. Observations of one
 * rollout must come one after another, in order; an `epoch` of null is for a feed that any replica
 * may receive. What is said about a rollout before its Canary was seen waits for it.
 */
export function createApply(options: ApplyOptions): Apply {
  const early = new EarlyObservations(options.now);
  return async (address, observation, epoch) => {
    const ref = stringifyRolloutRef(address);
    const result = await applyOne(options, address, observation, epoch);
    if (result === 'fenced') return 'fenced';
    if (result === 'unknown') {
      early.hold(ref, observation);
      return 'unchanged';
    }
    for (const earlier of early.take(ref)) {
      await applyOne(options, address, earlier, epoch);
    }
    return result;
  };
}

async function applyOne(
  { store, onWritten }: ApplyOptions,
  address: RolloutAddress,
  observation: Observation,
  epoch: number | null,
): Promise<'written' | 'unchanged' | 'unknown' | 'fenced'> {
  const ref = stringifyRolloutRef(address);
  for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
    const [known] = await store.listRollouts({ refs: [ref] });
    if (!known && !makesKnown(observation)) return 'unknown';
    const previous = known?.state ?? null;
    const { next, facts } = reduce(previous, observation);
    if (next === previous) return 'unchanged';
    const result = await store.applyFacts({
      address,
      readVersion: known?.version ?? null,
      next,
      facts,
      epoch,
      outside: outsideChanges(previous, next),
    });
    if (result.kind === 'fenced') return 'fenced';
    if (result.kind === 'written') {
      onWritten(result.id);
      return 'written';
    }
  }
  throw new Error(`${ref} was written by others ${ATTEMPTS} times in a row`);
}

/** A gap may come before the Canary: it says that what follows began earlier. */
function makesKnown(observation: Observation): boolean {
  return observation.kind === 'canary' || observation.kind === 'gap';
}
