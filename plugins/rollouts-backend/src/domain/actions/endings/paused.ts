import { isInRun } from '@rollouts/backstage-plugin-rollouts-common';
import type { RolloutState } from '../../state';
import { isStillBound } from '../bound';
import type { ActionRecord } from '../record';
import { isPromoting } from '../whileRunning';
import type { Ending } from './Ending';

const SKIPS = 'skipping canary run as object is suspended';

/** Flagger came to the gate: at the end of a pause a freeze may go on to hold it. */
const told: Record<
  `${boolean}`,
  Array<ActionRecord['steps'][number]['code']>
> = { true: ['gate-held'], false: ['gate-answered', 'gate-released'] };

/**
 * The effect of a pause or its end: Flagger came to the gate and was told, or the Canary is suspended
 * or not, and Flagger has looked at it since.
 */
export function paused(wanted: boolean): Ending {
  return {
    isTooLate: phase => wanted && isPromoting(phase),
    shown(action, state, now) {
      const { write, steps, writtenAt, bound } = action;
      if (write?.field === 'gate') {
        return steps.some(({ code }) => told[`${wanted}`].includes(code))
          ? 'effective'
          : null;
      }
      const spec = state.canary?.spec;
      if (writtenAt === null || spec?.suspend !== wanted) return null;
      // A check may have been under way when it was written; after two intervals none is.
      const isOver = now - writtenAt >= 2 * spec.intervalMs;
      // Flagger took note of another revision: that check is done, and this stands.
      const isNoted = state.canary && !isStillBound(bound, state.canary);
      return isOver || isNoted || hasLooked(state, wanted) ? 'effective' : null;
    },
    isMissing({ write, bound }, canary) {
      return write?.field === 'gate'
        ? isStillBound(bound, canary) && isInRun(canary.status?.phase)
        : canary.spec?.suspend !== wanted;
    },
  };
}

/**
 * Flagger says at each tick that it skips a suspended Canary, and writes or says something else at each
 * tick that it does not skip. All of it is the cluster's time, so no clock is compared with another.
 */
function hasLooked(
  { canary, utterances }: RolloutState,
  wanted: boolean,
): boolean {
  const newest = (skips: boolean) =>
    utterances
      .filter(({ message }) => (message === SKIPS) === skips)
      .flatMap(({ times }) => times.map(({ at }) => at));
  const skipped = Math.max(0, ...newest(true));
  const wrote = canary?.status?.lastTransitionTime ?? 0;
  if (skipped === 0) return false;
  return wanted ? skipped > wrote : Math.max(wrote, ...newest(false)) > skipped;
}
