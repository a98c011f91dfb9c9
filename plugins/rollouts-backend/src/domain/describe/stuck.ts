import { isInRun } from '@rollouts/backstage-plugin-rollouts-common';
import { meaningOf } from '../said/message';
import type { RolloutState, Utterance } from '../state';
import { SAME_TICK_MS } from '../ticks';

/** Repetitions without progress after which we say "stuck": fewer is an ordinary wait. */
const TELLING_COUNT = 3;

/** A Warning that Flagger repeats. */
export interface Repeated {
  message: string;
  count: number;
  lastAt: number;
}

/**
 * The Warning that keeps a running release from moving: said several times since the last status
 * write. Such a release fails no check and would stay for ever. A wait for a person, for pods
 * within their deadline or for the next failed check has its own words and is not meant.
 */
export function stuckOn(state: RolloutState): Repeated | null {
  const status = state.canary?.status;
  if (!status || !isInRun(status.phase) || state.canary?.spec?.suspend) {
    return null;
  }
  const since = (status.lastTransitionTime ?? 0) + SAME_TICK_MS;
  return (
    state.utterances
      .filter(u => u.severity === 'warning')
      .filter(u => holds(u, status.phase))
      .map(u => repeatedSince(u, since))
      .filter(repeated => repeated.count >= TELLING_COUNT)
      .sort((a, b) => b.lastAt - a.lastAt)[0] ?? null
  );
}

/** During promotion an unready primary is the ordinary wait; before it, it stops the analysis. */
function holds({ message }: Utterance, phase: string): boolean {
  const { kind } = meaningOf(message);
  const promoting = phase === 'Promoting' || phase === 'Finalising';
  return kind === 'other' || (kind === 'primary-not-ready' && !promoting);
}

function repeatedSince(utterance: Utterance, since: number): Repeated {
  const times = utterance.times.filter(time => time.at > since);
  return {
    message: utterance.message,
    count: times.length,
    lastAt: times.at(-1)?.at ?? 0,
  };
}
