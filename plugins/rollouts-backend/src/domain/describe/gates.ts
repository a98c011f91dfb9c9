import {
  Gate,
  GateKind,
  gateKinds,
} from '@rollouts/backstage-plugin-rollouts-common';
import type { TimelineFact } from '../fact';
import { isPastIterations } from '../history/statusEntries';
import type { CanaryObservation, WebhookSpec } from '../observation';

/** The questions that a Canary's webhooks make, and how each stands in the running release. */
export function gatesOf(
  canary: CanaryObservation,
  timeline: TimelineFact[],
): Gate[] {
  const hooks = canary.spec?.webhooks ?? [];
  return hooks.flatMap(hook => {
    const kind = gateKinds.find(known => known === hook.type);
    if (!kind) return [];
    const alone = hooks.filter(other => other.type === kind).length === 1;
    return [gateOf(canary, timeline, hook, kind, alone)];
  });
}

function gateOf(
  canary: CanaryObservation,
  timeline: TimelineFact[],
  { name, url }: WebhookSpec,
  kind: GateKind,
  alone: boolean,
): Gate {
  const newest = timeline.filter(fact => isAbout(fact, kind)).at(-1);
  const said = newest?.details.kind === 'gate-passed' ? 'passed' : 'waiting';
  // One of several hooks may have passed while the phase still waits for another.
  const state =
    isHeldByPhase(canary, kind) && (alone || !isNamed(newest, name))
      ? 'waiting'
      : said;
  return {
    kind,
    name,
    url,
    state: newest ? state : 'idle',
    since: newest?.at ?? null,
  };
}

function isAbout({ details }: TimelineFact, gate: GateKind): boolean {
  return (
    (details.kind === 'gate-waiting' || details.kind === 'gate-passed') &&
    details.gate === gate
  );
}

function isNamed(fact: TimelineFact | undefined, hook: string): boolean {
  return Boolean(fact && 'name' in fact.details && fact.details.name === hook);
}

/** Flagger names the two waiting phases after the gate that holds it there. */
function isHeldByPhase(canary: CanaryObservation, kind: GateKind): boolean {
  const { spec, status } = canary;
  if (kind === 'confirm-rollout') return status?.phase === 'Waiting';
  if (kind !== 'confirm-promotion' || !spec || !status) return false;
  return status.phase === 'WaitingPromotion' && !isPastIterations(spec, status);
}
