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
 * another, and the first no ends that (pkg/controller/scheduler_hooks.go). Names need not differ: of some
 * with one name as many are the portal's as ask it, and those of others count as the earlier ones.
 */
export function foreignHooks(
  { webhooks }: Pick<CanarySpec, 'webhooks'>,
  gates: Array<Pick<OwnGate, 'kind' | 'hook'>>,
  kind: OwnGateKind,
): ForeignHooks {
  const ofKind = webhooks.filter(({ type }) => type === kind);
  const own = gates.filter(gate => gate.kind === kind);
  const isOther = ({ name }: WebhookSpec, index: number) =>
    named(ofKind.slice(index), name) > own.filter(g => g.hook === name).length;
  const all = ofKind.filter(isOther);
  const [first] = ofKind;
  return { all, before: first && all.includes(first) ? first : undefined };
}

function named(hooks: WebhookSpec[], wanted: string): number {
  return hooks.filter(({ name }) => name === wanted).length;
}
