import {
  ExplanationCode,
  isInRun,
  isPhase,
  Rollout,
  Source,
} from '@rollouts/backstage-plugin-rollouts-common';
import { roundPercent } from '../format/number';
import type { Words } from '../words';

/** What a state means for the reader; each tone has its own shape, colour is only added to it. */
export type Tone =
  | 'running'
  | 'waiting'
  | 'alert'
  | 'good'
  | 'bad'
  | 'idle'
  | 'unknown';

export interface StatusView {
  tone: Tone;
  /** Flagger's own word, never renamed, and how far it is. */
  text: string;
}

const alerting: readonly ExplanationCode[] = [
  'held-by-failed-check',
  'canary-not-ready',
  'stuck',
];

/**
 * The badge of a rollout: its phase, what that means, and how far it is. While its cluster is not
 * heard from, the phase is only what it was.
 */
export function toStatus(
  rollout: Rollout,
  source: Source | undefined,
  words: Words,
): StatusView {
  const text = textOf(rollout, words);
  const heard = source?.state === 'live' || rollout.goneAt !== null;
  return heard
    ? { tone: toneOf(rollout), text }
    : { tone: 'unknown', text: words('phase.was', { phase: text }) };
}

/** What the state of a rollout means, if what is known of it is true now. */
export function toneOf(rollout: Rollout): Tone {
  const { phase, explanation, hazards } = rollout;
  if (rollout.goneAt !== null) return 'unknown';
  if (explanation.code === 'spec-missing') return 'bad';
  if (phase === null || !isPhase(phase)) return 'unknown';
  if (explanation.code === 'malformed') return 'unknown';
  if (phase === 'Failed') return 'bad';
  if (hazards.some(({ severity }) => severity === 'danger')) return 'bad';
  if (alerting.includes(explanation.code)) return 'alert';
  if (rollout.suspended && isInRun(phase)) return 'waiting';
  return phaseTone(phase, explanation.code);
}

function phaseTone(phase: string, code: ExplanationCode): Tone {
  if (phase.startsWith('Waiting') || code.startsWith('waiting')) {
    return 'waiting';
  }
  if (phase === 'Succeeded') return 'good';
  return isInRun(phase) || phase === 'Initializing' ? 'running' : 'idle';
}

function textOf(rollout: Rollout, words: Words): string {
  const { phase, weight, suspended, explanation } = rollout;
  if (rollout.goneAt !== null) return words('phase.gone');
  if (phase === null) return words('phase.none');
  if (suspended && isInRun(phase)) return words('phase.paused', { phase });
  const { iteration, iterations } = explanation.params;
  if (typeof iteration === 'number' && typeof iterations === 'number') {
    return words('phase.iteration', { phase, iteration, iterations });
  }
  const moving = isInRun(phase) || phase === 'Failed';
  return moving && weight.value && rollout.strategy === 'canary'
    ? words('phase.weight', { phase, weight: roundPercent(weight.value) })
    : phase;
}
