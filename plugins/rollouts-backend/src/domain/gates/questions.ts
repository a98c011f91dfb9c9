import type {
  Action,
  GateQuestion,
  Verb,
} from '@rollouts/backstage-plugin-rollouts-common';
import type { TimelineFact } from '../fact';
import type { OwnGate } from './ownGates';
import type { GatePoll, OwnGateKind } from './poll';

/** The verb whose yes lets a release pass; a traffic gate lets pass by itself. */
const verbOf: Partial<Record<OwnGateKind, Verb>> = {
  'confirm-promotion': 'promote',
  rollback: 'rollback',
};

/**
 * How each gate of this portal stands.
 *
 * @param timeline - of the release in view
 * @param actions - of the same release
 * @param presentKeyId - of the cluster's present key; null: it has none
 */
export function gateQuestions(
  gates: OwnGate[],
  timeline: TimelineFact[],
  actions: Array<Pick<Action, 'verb' | 'steps'>>,
  presentKeyId: string | null,
): GateQuestion[] {
  return gates.map(({ kind, hook, last }) => {
    const hasPassed = timeline.some(
      ({ details }) =>
        details.kind === 'gate-passed' &&
        details.gate === kind &&
        details.name === hook,
    );
    const wasOpened = actions.some(
      ({ verb, steps }) =>
        verb === verbOf[kind] &&
        steps.some(({ code }) => code === 'gate-opened'),
    );
    return {
      kind,
      name: hook,
      last: last && {
        at: last.polledAt,
        answer: last.answer ? 'yes' : 'no',
        key: keyOf(last, presentKeyId),
      },
      bypassed: kind in verbOf && hasPassed && !wasOpened,
    };
  });
}

function keyOf(
  { keyId }: GatePoll,
  presentKeyId: string | null,
): 'present' | 'earlier' | null {
  if (keyId === null) return null;
  return keyId === presentKeyId ? 'present' : 'earlier';
}
