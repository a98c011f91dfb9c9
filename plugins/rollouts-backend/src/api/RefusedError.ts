import { ConflictError } from '@backstage/errors';
import type { Refusal } from '@rollouts/backstage-plugin-rollouts-common';
import { sayRefused } from '../domain/actions/refusedFor';

/** What is asked for is not possible now: a sentence for people, and as a field the code for programs. */
export class RefusedError extends ConflictError {
  readonly refusal: Refusal;

  constructor(refusal: Refusal) {
    super(sayRefused(refusal));
    this.refusal = refusal;
  }
}
