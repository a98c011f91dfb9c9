import type { LoggerService } from '@backstage/backend-plugin-api';
import {
  RolloutAddress,
  stringifyRolloutRef,
} from '@rollouts/backstage-plugin-rollouts-common';
import type { Observation } from '../domain/observation';
import type { Apply } from '../reconcile/Reconciler';

/** Flagger says a few words per rollout and tick; more than this waiting is a flood. */
const CAPACITY = 2_000;

interface Item {
  address: RolloutAddress;
  observation: Observation;
}

/**
 * Takes events in at once and writes them one after the other: Flagger waits for the answer within
 * its tick. Losing some is bearable, since the status decides and Kubernetes keeps events as well.
 */
export class EventInbox {
  readonly #options: { apply: Apply; logger: LoggerService };
  readonly #waiting: Item[] = [];
  #working: Promise<void> | undefined;
  #dropped = 0;

  constructor(options: { apply: Apply; logger: LoggerService }) {
    this.#options = options;
  }

  push(item: Item): void {
    if (this.#waiting.length >= CAPACITY) {
      this.#dropped += 1;
      return;
    }
    this.#waiting.push(item);
    this.#working ??= this.#work().finally(() => {
      this.#working = undefined;
    });
  }

  /** Resolves when everything that was pushed has been written. */
  async drained(): Promise<void> {
    await this.#working;
  }

  async #work(): Promise<void> {
    const { apply, logger } = this.#options;
    let item = this.#waiting.shift();
    while (item) {
      try {
        await apply(item.address, item.observation, null);
      } catch (error) {
        const ref = stringifyRolloutRef(item.address);
        logger.warn(`An event of ${ref} was lost: ${error}`);
      }
      item = this.#waiting.shift();
    }
    if (this.#dropped > 0) {
      logger.warn(`${this.#dropped} events came too fast and were dropped`);
      this.#dropped = 0;
    }
  }
}
