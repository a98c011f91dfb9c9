import { statusOf } from '../../compare/status';
import type { Change } from '../../kube/NamespaceWatch';
import type { Sampled } from '../samples/Sampler';
import type { Shown } from '../samples/Shown';
import type { Trouble } from './Trouble';

/** What must be shown while something is broken. */
export interface Wanted {
  state: 'down' | 'stale';
  /** Of the error beside it. */
  words?: RegExp;
}

/** What was on its way when the line broke may still be heard. */
const ON_ITS_WAY_MS = 3_000;
/**
 * A portal calls a cluster live for 75 s after it was last heard, and writes that down every ten. So
 * what it shows as live may be this old.
 */
const LIVE_MS = 90_000;
/** The suite reads etcd while it does other things. */
const OUR_DELAY_MS = 1_500;

/**
 * What was wrong with what the portal showed: blanks, states that the cluster never was in, things
 * called live that are old, and trouble that was not said.
 */
export function judgeFreshness(
  samples: Array<Sampled<Shown>>,
  history: Change[],
  troubles: Trouble[],
  wanted: readonly Wanted[],
): string[] {
  const known = fromFirstKnown(samples);
  const rules = [
    ...known.map(sample => blank(sample)),
    ...known.map(sample => neverSo(sample, history)),
    ...samples.map(sample => falselyHeard(sample, troubles)),
    ...wanted.map(want => unsaid(want, samples, troubles)),
    notLiveAgain(samples),
  ];
  return [...new Set(rules.filter(words => words !== null))];
}

type Said = Sampled<Shown> & { shown: Shown };

function fromFirstKnown(samples: Array<Sampled<Shown>>): Said[] {
  const first = samples.findIndex(({ shown }) => shown?.phase);
  return first < 0
    ? []
    : samples
        .slice(first)
        .filter((sample): sample is Said => sample.shown !== null);
}

function blank({ shown }: Said): string | null {
  return shown.phase === null ? 'what was known was not shown any more' : null;
}

function neverSo({ at, shown }: Said, history: Change[]): string | null {
  if (shown.phase === null) return null;
  const isLive = shown.source.state === 'live';
  const since = isLive ? at - LIVE_MS : -Infinity;
  if (phasesIn(history, since, at + OUR_DELAY_MS).includes(shown.phase)) {
    return null;
  }
  return isLive
    ? `${shown.phase} was shown as live although it was not so for ${
        LIVE_MS / 1_000
      } s`
    : `${shown.phase} was shown before the cluster was in it`;
}

/** The phases that were so at some moment between two. */
function phasesIn(history: Change[], from: number, to: number): string[] {
  return history
    .filter(({ readAt }, i) => {
      const next = history[i + 1]?.readAt ?? Infinity;
      return readAt <= to && next >= from;
    })
    .map(({ object }) => statusOf(object)?.phase ?? '');
}

function falselyHeard(
  { shown }: Sampled<Shown>,
  troubles: Trouble[],
): string | null {
  const heardAt = shown?.source.lastSuccessAt ?? 0;
  const isFalse = troubles.some(
    ({ from, to, isDeaf }) =>
      isDeaf && heardAt > from + ON_ITS_WAY_MS && heardAt < to,
  );
  return isFalse
    ? 'it said to have heard the cluster while it could not'
    : null;
}

function unsaid(
  { state, words }: Wanted,
  samples: Array<Sampled<Shown>>,
  troubles: Trouble[],
): string | null {
  const isSaid = samples.some(
    ({ at, shown }) =>
      shown?.source.state === state &&
      troubles.some(({ from, to }) => at >= from && at <= to) &&
      shown.source.lastSuccessAt !== null &&
      (!words || words.test(shown.source.lastError?.message ?? '')),
  );
  if (isSaid) return null;
  const why = words ? ` with ${words}` : '';
  return `the cluster was never said to be ${state}${why} meanwhile`;
}

function notLiveAgain(samples: Array<Sampled<Shown>>): string | null {
  const state = samples.at(-1)?.shown?.source.state ?? 'unknown';
  return state === 'live' ? null : `in the end the cluster was ${state}`;
}
