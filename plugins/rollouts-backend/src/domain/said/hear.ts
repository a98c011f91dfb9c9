import type { Observation } from '../observation';
import type { RolloutState, Utterance } from '../state';
import { isSameTick, toSecond } from '../ticks';
import { lastSaidAt } from './utterances';

type Said = Extract<Observation, { kind: 'said' }>;

/** Distinct messages kept, and times kept of each: enough for the releases that can still change. */
const KEPT_MESSAGES = 120;
const KEPT_TIMES = 20;

/**
 * Remembers what Flagger said. The same words from two feeds within one tick are one utterance.
 * Words that are older than all that is kept were forgotten before and stay so.
 */
export function hear(state: RolloutState, said: Said): RolloutState {
  const known = state.utterances.find(
    u => u.message === said.message && u.severity === said.severity,
  );
  if (!known && isForgotten(state.utterances, said)) return state;
  const heard = known ? again(known, said) : first(said);
  if (heard === known) return state;
  const others = state.utterances.filter(u => u !== known);
  return { ...state, utterances: sorted([...others, heard]) };
}

/** The state with as many words as are kept. Those that were silent longest go. */
export function forgetOldest(state: RolloutState): RolloutState {
  const full = state.utterances.length > KEPT_MESSAGES;
  const long = state.utterances.some(u => u.times.length > KEPT_TIMES);
  if (!full && !long) return state;
  const newest = [...state.utterances]
    .sort((a, b) => lastSaidAt(b) - lastSaidAt(a))
    .slice(0, KEPT_MESSAGES)
    .map(u => ({ ...u, times: keepNewest(u.times) }));
  return { ...state, utterances: sorted(newest) };
}

function isForgotten(utterances: Utterance[], said: Said): boolean {
  return (
    utterances.length >= KEPT_MESSAGES &&
    utterances.every(u => toSecond(said.saidAt) < lastSaidAt(u))
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
  const [oldest, second] = known.times;
  const isFull = known.times.length >= KEPT_TIMES;
  if (!same && isFull && at > oldest.at && at < second.at) return known;
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
    times,
    count: Math.max(known.count, said.count, times.length),
  };
}

/** The first time stays: it says when something began. */
function keepNewest<T>(times: T[]): T[] {
  return times.length <= KEPT_TIMES
    ? times
    : [times[0], ...times.slice(1 - KEPT_TIMES)];
}

/** By words, so that the order of arrival leaves no trace. */
function sorted(utterances: Utterance[]): Utterance[] {
  return [...utterances].sort((a, b) =>
    a.message === b.message
      ? Number(a.severity > b.severity) - Number(a.severity < b.severity)
      : Number(a.message > b.message) - Number(a.message < b.message),
  );
}
