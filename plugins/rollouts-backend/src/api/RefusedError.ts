import { ConflictError } from '@backstage/errors';
import type { Refusal } from '@rollouts/backstage-plugin-rollouts-common';
import { sayRefused } from '../domain/actions/sayRefused';

/**
 * What is asked for is not possible now: a sentence for people, and as a field the code for programs, with
 * what is possible instead.
 */
export class RefusedError extends ConflictError {
  readonly refusal: Refusal;

  /** @param sentence - where more is known than the code says */
  constructor(refusal: Refusal, sentence?: string) {
    super(sentence ?? sayRefused(refusal.code));
    this.refusal = refusal;
  }
}
