import { isInRun } from '@rollouts/backstage-plugin-rollouts-common';
import type { RolloutState } from '../../state';
import { isStillBound } from '../bound';
import type { ActionRecord } from '../record';
import type { Ending } from './Ending';

/** Cluster times are whole seconds. */
const ROUNDED_MS = 1_000;

/**
 * The effect of a pause or its end: Flagger came to the gate and was told, or the Canary is suspended
 * or not, and Flagger has looked at it since.
 */
export function paused(wanted: boolean): Ending {
  return {
    shown(action, state, now) {
      const { write, steps, writtenAt } = action;
      if (write?.field === 'gate') {
        const told = wanted ? 'gate-held' : 'gate-answered';
        return steps.some(({ code }) => code === told) ? 'effective' : null;
      }
      const spec = state.canary?.spec;
      if (writtenAt === null || spec?.suspend !== wanted) return null;
      // A check may have been under way when it was written; after two intervals none is.
      const isOver = now - writtenAt >= 2 * spec.intervalMs;
      return isOver || hasLooked(state, writtenAt) ? 'effective' : null;
    },
    isMissing({ write, bound }, canary) {
      return write?.field === 'gate'
        ? isStillBound(bound, canary) && isInRun(canary.status?.phase)
        : canary.spec?.suspend !== wanted;
    },
  };
}

/** Flagger wrote or said something since: each check does one of both. */
function hasLooked(
  { canary, utterances }: RolloutState,
  writtenAt: NonNullable<ActionRecord['writtenAt']>,
): boolean {
  const wrote = canary?.status?.lastTransitionTime ?? 0;
  const said = utterances.flatMap(({ times }) => times.map(({ at }) => at));
  return Math.max(wrote, ...said) > writtenAt + ROUNDED_MS;
}
