import type { Observation } from '../observation';
import type { RolloutState, Utterance } from '../state';
import { isSameTick, toSecond } from '../ticks';

type Said = Extract<Observation, { kind: 'said' }>;

/** Distinct messages kept, and times kept of each: enough for the releases that can still change. */
const KEPT_MESSAGES = 120;
const KEPT_TIMES = 20;

/** Remembers what Flagger said. The same words from two feeds within one tick are one utterance. */
export function hear(state: RolloutState, said: Said): RolloutState {
  if (isAboutAnotherObject(state, said)) return state;
  const known = state.utterances.find(
    u => u.message === said.message && u.severity === said.severity,
  );
  const heard = known ? again(known, said) : first(said);
  if (heard === known) return state;
  const others = state.utterances.filter(u => u !== known);
  return { ...state, utterances: bounded([...others, heard]) };
}

/** An event of an earlier object of the same name; the webhook does not say which object it means. */
function isAboutAnotherObject(state: RolloutState, said: Said): boolean {
  return (
    said.canaryUid !== null &&
    state.canary !== null &&
    state.canary.uid !== said.canaryUid
  );
}

function first(said: Said): Utterance {
  return {
    severity: said.severity,
    message: said.message,
    times: [{ at: toSecond(said.saidAt), feeds: [said.feed] }],
    count: said.count,
  };
}

function again(known: Utterance, said: Said): Utterance {
  const at = toSecond(said.saidAt);
  const same = known.times.find(time => isSameTick(time.at, at));
  const heard = same
    ? {
        at: Math.min(same.at, at),
        feeds: [...new Set([...same.feeds, said.feed])].sort(),
      }
    : { at, feeds: [said.feed] };
  if (
    same &&
    same.at === heard.at &&
    same.feeds.length === heard.feeds.length &&
    said.count <= known.count
  ) {
    return known;
  }
  const times = [...known.times.filter(time => time !== same), heard].sort(
    (a, b) => a.at - b.at,
  );
  return {
    ...known,
    times: keepNewest(times),
    count: Math.max(known.count, said.count, times.length),
  };
}

/** The first time stays: it says when something began. */
function keepNewest<T>(times: T[]): T[] {
  return times.length <= KEPT_TIMES
    ? times
    : [times[0], ...times.slice(1 - KEPT_TIMES)];
}

/** Sorted by words, so that the order of arrival leaves no trace; the longest silent ones go. */
function bounded(utterances: Utterance[]): Utterance[] {
  const lastTime = (u: Utterance) => u.times[u.times.length - 1].at;
  return [...utterances]
    .sort((a, b) => lastTime(b) - lastTime(a))
    .slice(0, KEPT_MESSAGES)
    .sort((a, b) => (a.message < b.message ? -1 : 1));
}
