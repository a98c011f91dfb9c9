import type { WebhookSpec } from '../../observation';
import type { OwnGateKind } from '../../gates/poll';
import type { Actionable } from '../preconditions';
import type { ActionView } from '../types';

/** The first hook of a kind that asks another server than this portal: all of a kind must agree. */
export function foreignHook(
  { gates }: Pick<ActionView, 'gates'>,
  { spec }: Pick<Actionable, 'spec'>,
  kind: OwnGateKind,
): WebhookSpec | undefined {
  const own = gates.filter(gate => gate.kind === kind);
  return spec.webhooks.find(
    ({ type, name }) => type === kind && !own.some(({ hook }) => hook === name),
  );
}
