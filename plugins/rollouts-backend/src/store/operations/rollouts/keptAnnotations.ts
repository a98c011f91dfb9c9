import type { RolloutState } from '../../../domain/state';
import { MAX_ANNOTATION_LENGTH } from '../../RolloutStore';

const NUL = '\u0000';

/** The annotations that permission rules see, in a stable order. */
export function keptAnnotations(
  state: RolloutState,
): Record<string, string | null> {
  const all = Object.entries(state.canary?.annotations ?? {});
  return Object.fromEntries(
    all
      // PostgreSQL's text cannot hold NUL.
      .filter(([key]) => !key.includes(NUL))
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, value]) => [
        key,
        value.length > MAX_ANNOTATION_LENGTH || value.includes(NUL)
          ? null
          : value,
      ]),
  );
}
