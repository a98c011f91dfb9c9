import { Cause, isInRun } from '@rollouts/backstage-plugin-rollouts-common';
import { isDeepStrictEqual } from '../equal';
import type { CanaryObservation } from '../observation';
import type { RolloutState } from '../state';
import { closeAsGone, comeBack } from './release/close';
import { isStale } from './isStale';
import {
  closeRelease,
  openRecord,
  openRelease,
  withRecord,
} from './release/records';
import { statusEntries } from './statusEntries';
import { followRun } from './followRun';
import { Transition, transitionOf } from './transition';
import { addEntries } from './entry';
import { withGap } from './release/gap';
import { fillImages } from './release/workload';

/** The Canary was seen. Status decides which releases there are and how they end. */
export function observeCanary(
  previous: RolloutState,
  canary: CanaryObservation,
  at: number,
): RolloutState {
  const isSame = isDeepStrictEqual(previous.canary, canary);
  if (isSame && previous.goneAt === null) {
    return canary.status ? withoutIdleGap(previous) : previous;
  }
  const state = forThisObject(previous, canary, at);
  if (!state) return previous;
  const before = state.canary;
  const seen: RolloutState = { ...state, canary, goneAt: null };
  if (!canary.status) return seen;
  const next = transitionsOf(before, canary, seen).reduce(
    (reached, transition) =>
      applyTransition(reached, transition, before, canary, at),
    seen,
  );
  return withoutIdleGap(next);
}

/** What a silence may have hidden shows in the first status after it, or there was nothing. */
function withoutIdleGap(state: RolloutState): RolloutState {
  return state.idleGap === null ? state : { ...state, idleGap: null };
}

/** The state to go on from; null when the observation is older than what is known. */
function forThisObject(
  previous: RolloutState,
  canary: CanaryObservation,
  at: number,
): RolloutState | null {
  const known = previous.canary;
  if (!known) return previous;
  if (known.uid === canary.uid) {
    if (isStale(known, canary)) return null;
    return previous.goneAt === null ? previous : comeBack(previous, at);
  }
  if (isOlderObject(known, canary)) return null;
  return { ...closeAsGone(previous, known.uid, at), canary: null };
}

function isOlderObject(known: CanaryObservation, other: CanaryObservation) {
  return (other.createdAt ?? Infinity) < (known.createdAt ?? -Infinity);
}

function transitionsOf(
  before: CanaryObservation | null,
  canary: CanaryObservation,
  state: RolloutState,
): Transition[] {
  const open = openRecord(state)?.release ?? null;
  return transitionOf(before, canary, open);
}

function applyTransition(
  state: RolloutState,
  transition: Transition,
  before: CanaryObservation | null,
  canary: CanaryObservation,
  at: number,
): RolloutState {
  switch (transition.kind) {
    case 'open': {
      const opened = openRelease(state, canary, transition.opening);
      return transition.opening.observed
        ? opened
        : withMissedBeginning(opened, before !== null, at);
    }
    case 'close':
      return closeRelease(withMissedEnd(state, transition.cause, at), {
        ...transition,
        weight: canary.status?.canaryWeight ?? null,
      });
    case 'follow':
      return follow(state, before, canary, at);
    default:
      return state;
  }
}

/** A release whose beginning nobody saw carries the hole that hides it, where one is known. */
function withMissedBeginning(
  state: RolloutState,
  known: boolean,
  at: number,
): RolloutState {
  const record = openRecord(state);
  const gap = state.idleGap;
  if (!record) return state;
  const details =
    gap ??
    (known
      ? { from: state.observedAt, to: at, reason: 'state-skipped' as const }
      : null);
  const marked = details
    ? withGap(record, { kind: 'gap', ...details })
    : record;
  return { ...withRecord(state, marked), idleGap: null };
}

/** A release whose end nobody saw carries the hole that hides it, unless one is known already. */
function withMissedEnd(
  state: RolloutState,
  cause: Cause,
  at: number,
): RolloutState {
  const record = openRecord(state);
  const since = state.observedAt;
  if (!record || cause.code !== 'not-observed' || since >= at) return state;
  const known = record.entries.some(
    ({ details }) => details.kind === 'gap' && details.to >= since,
  );
  return known
    ? state
    : withRecord(
        state,
        withGap(record, {
          kind: 'gap',
          from: since,
          to: at,
          reason: 'state-skipped',
        }),
      );
}

function follow(
  state: RolloutState,
  before: CanaryObservation | null,
  canary: CanaryObservation,
  at: number,
): RolloutState {
  const record = openRecord(state);
  if (!record || !canary.status) return state;
  const running = isInRun(canary.status.phase);
  const advanced = followRun(record, canary, running, before?.status ?? null);
  return withRecord(
    state,
    fillImages(
      {
        ...advanced,
        entries: addEntries(
          advanced.entries,
          statusEntries(before, canary, record, at),
        ),
      },
      state,
    ),
  );
}
