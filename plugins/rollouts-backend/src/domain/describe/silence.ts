import type { Hazard } from '@rollouts/backstage-plugin-rollouts-common';
import type { CanarySpec } from '../observation';
import { lastSaidAt, newestOf } from '../said/utterances';
import type { RolloutState } from '../state';

/** In these phases each tick writes the status or says something, unless the Canary is suspended. */
const TELLING_PHASES = ['Progressing', 'Promoting', 'Finalising'];

/** Ticks missed before it is said: one may be slow. */
const TELLING_TICKS = 3;

/** A tick is late by its questions to metrics servers, and by the change of Flagger's leader. */
const SLACK_MS = 60_000;

/** Flagger's own timeout of a hook that names none. */
const HOOK_MS = 10_000;

/**
 * Kubernetes takes 25 events about one object at once and one more in 5 minutes; Flagger drops the
 * others without a word.
 */
const REFILL_MS = 5 * 60_000;
const FEW_EVENTS = 15;

/** When Flagger last wrote or said anything about a rollout, in cluster time; null: never. */
export function lastSignAt({
  canary,
  utterances,
}: RolloutState): number | null {
  const last = Math.max(
    canary?.status?.lastTransitionTime ?? 0,
    ...utterances.map(lastSaidAt),
  );
  return last === 0 ? null : last;
}

/** Whether every single tick of Flagger is noticed now. */
export function tellsEachTick(state: RolloutState, now: number): boolean {
  return shouldTell(state) && !mayBeDropped(state, now);
}

/**
 * WaitingPromotion with passing checks, a held rollout and what is paused are silent by nature, and
 * so is everybody where events cannot be read.
 */
function shouldTell(state: RolloutState): boolean {
  const { spec, status } = state.canary ?? {};
  if (!spec || !status || spec.suspend || state.goneAt !== null) return false;
  return TELLING_PHASES.includes(status.phase) && hasSpokenInRun(state);
}

/** Every run begins with words: without them no event reaches us. */
function hasSpokenInRun({ releases, utterances }: RolloutState): boolean {
  const release = releases.at(-1)?.release;
  if (!release || release.closedAt !== null) return false;
  return utterances.some(u => lastSaidAt(u) >= release.openedAt - SLACK_MS);
}

/** The event webhook tells all; of Kubernetes Events, those beyond a number are dropped. */
function mayBeDropped({ utterances }: RolloutState, now: number): boolean {
  const times = utterances.flatMap(u => u.times).sort((a, b) => b.at - a.at);
  if (times[0]?.feeds.includes('webhook')) return false;
  const since = now - FEW_EVENTS * REFILL_MS;
  return times.filter(({ at }) => at > since).length >= FEW_EVENTS;
}

/**
 * Flagger gives no sign although it should have given several by now: it may be stopped. `now`: when
 * the cluster was last heard, in its own time; later nothing is known.
 */
export function flaggerSilent(state: RolloutState, now: number): Hazard | null {
  const spec = state.canary?.spec;
  const last = lastSignAt(state);
  if (!spec || last === null) return null;
  const silentMs = now - last;
  const sparingMs = mayBeDropped(state, now) ? REFILL_MS : 0;
  return shouldTell(state) && silentMs > patienceMs(spec) + sparingMs
    ? {
        code: 'flagger-silent',
        severity: 'warning',
        params: { minutes: Math.floor(silentMs / 60_000) },
        evidence: [evidenceOf(state, last)],
      }
    : null;
}

function patienceMs({ intervalMs, webhooks }: CanarySpec): number {
  const hooksMs = webhooks.reduce(
    (sum, { longestMs }) => sum + (longestMs ?? HOOK_MS),
    0,
  );
  return TELLING_TICKS * intervalMs + hooksMs + SLACK_MS;
}

function evidenceOf(
  { canary, utterances }: RolloutState,
  last: number,
): Hazard['evidence'][number] {
  const words = newestOf(utterances, u => lastSaidAt(u) === last);
  return words
    ? { source: 'event', ...words }
    : { source: 'status', text: `phase ${canary?.status?.phase}`, at: last };
}
