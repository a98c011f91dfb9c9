import type {
  GateSetup,
  RolloutAddress,
} from '@rollouts/backstage-plugin-rollouts-common';
import type { CanarySpec } from '../../observation';
import type { RolloutState } from '../../state';
import { START_GATE } from '../decided/decidedTarget';
import { gateAddress } from './isAskedHere';
import type { OwnGate } from './ownGates';
import type { OwnGateKind } from '../poll';

/** Only a weighted canary asks before it gets more traffic. The start comes last: few want to be asked. */
function kindsOf({ strategy }: Pick<CanarySpec, 'strategy'>): OwnGateKind[] {
  return strategy === 'canary'
    ? [
        'confirm-traffic-increase',
        'confirm-promotion',
        'rollback',
        'confirm-rollout',
      ]
    : ['confirm-promotion', 'rollback', 'confirm-rollout'];
}

/** Where nothing moves without somebody's yes; hooks of other kinds stand in nobody's way. */
const YES_NEEDED: readonly OwnGateKind[] = [
  'confirm-promotion',
  'confirm-rollout',
];

/**
 * What to add to a Canary so that it asks this portal; null: nothing is missing. Where another server
 * decides already, a hook beside it would need two to agree: nobody is talked into that. Without the password:
 * who may decide about a release need not be who may write Canaries.
 *
 * @param gates - its hooks that ask here already
 * @param target - the workload; a start is a yes to it, so without one nothing would ever begin
 * @param portal - base URL by which Flagger reaches this portal
 */
export function gateSetup(
  { cluster, namespace, name }: RolloutAddress,
  spec: Pick<CanarySpec, 'strategy' | 'webhooks'>,
  { gates, target }: { gates: OwnGate[] } & Pick<RolloutState, 'target'>,
  portal: string,
): GateSetup | null {
  const missing = kindsOf(spec).filter(
    kind =>
      !gates.some(gate => gate.kind === kind) &&
      !isAnswered(spec, kind) &&
      (target !== null || kind !== START_GATE),
  );
  if (missing.length === 0) return null;
  const hooks = missing.map(kind => ({
    kind,
    url: gateAddress(portal, cluster, kind).replace(
      '://',
      `://${namespace}.${name}:PASSWORD@`,
    ),
    // Flagger alerts at each check while it is held there, at other gates once.
    muteAlert: kind === 'confirm-traffic-increase',
  }));
  const command = `printf %s ${namespace}/${name} | openssl dgst -sha256 -hmac "$ROLLOUTS_GATES_KEY"`;
  return { hooks, command };
}

/** By another server, since the portal's own hooks are not missing. */
function isAnswered(
  { webhooks }: Pick<CanarySpec, 'webhooks'>,
  kind: OwnGateKind,
): boolean {
  return (
    YES_NEEDED.includes(kind) && webhooks.some(({ type }) => type === kind)
  );
}
