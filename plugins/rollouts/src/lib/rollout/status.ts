import {
  ExplanationCode,
  isInRun,
  isPhase,
  Rollout,
} from '@rollouts/backstage-plugin-rollouts-common';
import { roundPercent } from '../format/number';
import type { MessageKey, MessageParams } from '../words';

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
  /** Flagger's own word, never renamed; null: it has written none. */
  phase: string | null;
  label: { key: MessageKey; params: MessageParams } | null;
}

const alerting: readonly ExplanationCode[] = [
  'held-by-failed-check',
  'canary-not-ready',
  'stuck',
];

/** The badge of a rollout: its phase, what that means, and how far it is. */
export function toStatus(rollout: Rollout): StatusView {
  const { phase } = rollout;
  return { tone: toneOf(rollout), phase, label: labelOf(rollout) };
}

function toneOf(rollout: Rollout): Tone {
  const { phase, explanation, hazards } = rollout;
  if (rollout.goneAt !== null || phase === null) return 'unknown';
  if (!isPhase(phase) || explanation.code === 'malformed') return 'unknown';
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

function labelOf(rollout: Rollout): StatusView['label'] {
  const { phase, weight } = rollout;
  if (rollout.goneAt !== null) return { key: 'phase.gone', params: {} };
  if (phase === null) return { key: 'phase.none', params: {} };
  if (rollout.suspended && isInRun(phase)) {
    return { key: 'phase.paused', params: { phase } };
  }
  const { iteration, iterations } = rollout.explanation.params;
  if (typeof iteration === 'number' && typeof iterations === 'number') {
    return { key: 'phase.iteration', params: { phase, iteration, iterations } };
  }
  const moving = isInRun(phase) || Boolean(weight.value && phase === 'Failed');
  return moving && weight.value && rollout.strategy === 'canary'
    ? {
        key: 'phase.weight',
        params: { phase, weight: roundPercent(weight.value) },
      }
    : null;
}
