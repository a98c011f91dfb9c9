import type { LoggerService } from '@backstage/backend-plugin-api';
import {
  RolloutAddress,
  stringifyRolloutRef,
} from '@rollouts/backstage-plugin-rollouts-common';
import type { Observation } from '../domain/observation';
import { reasonOf } from '../reasonOf';
import { Backoff, wait } from '../wait';
import { KeyQueue } from './KeyQueue';

/**
 * Takes one observation into the record. `fenced`: another replica has the cluster's lease.
 *
 * @throws when the database is in trouble; the caller tries again.
 */
export type Apply = (
  address: RolloutAddress,
  observation: Observation,
  epoch: number | null,
) => Promise<'written' | 'unchanged' | 'fenced'>;

interface ReconcilerOptions {
  apply: Apply;
  epoch: number;
  logger: LoggerService;
  signal: AbortSignal;
  random: () => number;
  /** Called when another replica turned out to hold the lease. */
  onFenced: () => void;
}

const LIMITS = { concurrency: 8, capacity: 1_000 };

/** Brings observations into the record, in order for each rollout, trying until it works. */
export class Reconciler {
  readonly #options: ReconcilerOptions;
  readonly #queue = new KeyQueue(LIMITS);

  constructor(options: ReconcilerOptions) {
    this.#options = options;
  }

  /** Accepts an observation; resolves when there is room for the next. */
  async observe(
    address: RolloutAddress,
    observation: Observation,
  ): Promise<void> {
    await this.#queue.push(stringifyRolloutRef(address), () =>
      this.#applyUntilDone(address, observation),
    );
  }

  drained(): Promise<void> {
    return this.#queue.drained();
  }

  async #applyUntilDone(
    address: RolloutAddress,
    observation: Observation,
  ): Promise<void> {
    const { apply, epoch, signal, logger, random, onFenced } = this.#options;
    const backoff = new Backoff({ firstMs: 200, longestMs: 10_000 }, random);
    while (!signal.aborted) {
      try {
        if ((await apply(address, observation, epoch)) === 'fenced') onFenced();
        return;
      } catch (error) {
        logger.warn(
          `An observation of ${stringifyRolloutRef(
            address,
          )} could not be stored, trying again: ${reasonOf(error)}`,
        );
        await wait(backoff.next(), signal);
      }
    }
  }
}
