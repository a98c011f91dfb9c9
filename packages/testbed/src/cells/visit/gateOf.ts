import { statusOf } from '../../compare/status';
import type { GateKind } from '../../gates/GateServer';
import type { KubeObject } from '../../kube/KubeObject';
import type { Verb } from '../../portal/PortalClient';

/** The gate at which Flagger is told what a person decided about a Canary as it is. */
export function gateOf(verb: Verb, canary: KubeObject | null): GateKind {
  if (verb === 'pause' || verb === 'resume') return 'confirm-traffic-increase';
  if (verb === 'rollback') return 'rollback';
  const isStart = statusOf(canary)?.phase === 'Waiting';
  return isStart ? 'confirm-rollout' : 'confirm-promotion';
}
