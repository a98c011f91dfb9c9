import type { CanarySpec, WebhookSpec } from '../../observation';
import type { OwnGateKind } from '../poll';
import type { OwnGate } from './ownGates';

/** Who must agree beside this portal, in the order in which Flagger asks. */
export interface ForeignHooks {
  all: WebhookSpec[];
  /** The first that is asked before this portal: while it says no, nobody asks here. */
  before: WebhookSpec | undefined;
}

/**
 * The hooks of a kind that ask another server than this portal. Flagger asks all of a kind one after
 * another, and the first no ends that (pkg/controller/scheduler_hooks.go).
 */
export function foreignHooks(
  { webhooks }: Pick<CanarySpec, 'webhooks'>,
  gates: OwnGate[],
  kind: OwnGateKind,
): ForeignHooks {
  const ofKind = webhooks.filter(({ type }) => type === kind);
  const isOwn = ({ name }: WebhookSpec) =>
    gates.some(gate => gate.kind === kind && gate.hook === name);
  const [first] = ofKind;
  return {
    all: ofKind.filter(hook => !isOwn(hook)),
    before: first && !isOwn(first) ? first : undefined,
  };
}
