import { NotFoundError } from '@backstage/errors';
import type { StoredRollout } from '../store/RolloutStore';

/**
 * There is such a rollout, but it is not the caller's to see. Answered like any other 404, in the
 * same words: only the backend knows the difference.
 */
export class HiddenError extends NotFoundError {
  /** Private: Backstage answers an error with every property that it can see. */
  readonly #rollout: StoredRollout;

  constructor(message: string, rollout: StoredRollout) {
    super(message);
    this.#rollout = rollout;
  }

  /** Never for the caller. */
  rollout(): StoredRollout {
    return this.#rollout;
  }
}
