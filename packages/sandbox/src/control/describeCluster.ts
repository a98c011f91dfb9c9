import { asCanary, Canary, CANARIES } from '../flagger/canary';
import { isGate } from '../sandbox/Gates';
import { atPortal } from '../sandbox/portal';
import { findTarget, revisionOf } from '../sandbox/perform';
import type { SandboxCluster } from '../sandbox/SandboxCluster';

/** A cluster as the control shows it. */
export function describeCluster(cluster: SandboxCluster) {
  const { name, clock, faults, flagger, store } = cluster;
  return {
    name,
    title: name.charAt(0).toUpperCase() + name.slice(1),
    url: cluster.url,
    /** UTC milliseconds in the cluster. */
    now: clock.now(),
    /** Whether its past has been played. */
    present: clock.isReal,
    cut: faults.state.refuse,
    faults: faults.state,
    flagger: flagger.running ? ('running' as const) : ('stopped' as const),
    /** Requests that its API has got. */
    requests: cluster.requests,
    /** Its Prometheus and Alertmanagers. */
    sources: cluster.sources.map(source => ({
      name: source.name,
      url: source.url,
      cut: source.faults.state.refuse,
      faults: source.faults.state,
      requests: source.requests,
    })),
    rollouts: store
      .list(CANARIES)
      .map(asCanary)
      .filter((canary): canary is Canary => canary !== undefined)
      .map(canary => describeRollout(cluster, canary)),
  };
}

function describeRollout(cluster: SandboxCluster, canary: Canary) {
  const { namespace, name } = canary.metadata;
  const gates = (canary.spec.analysis.webhooks ?? [])
    // Those can be opened in the portal only.
    .filter(({ url }) => atPortal(url, cluster.portal) === null)
    .map(({ type }) => type ?? '')
    .filter(isGate)
    .map(kind => ({
      kind,
      open: cluster.gates.isOpen(`${namespace}/${name}`, kind),
    }));
  const revision = revisionOf(cluster, canary);
  const waiting = gates.find(({ kind, open }) => !open && holds(canary, kind));
  return {
    namespace,
    name,
    phase: canary.status?.phase || null,
    weight: canary.status?.canaryWeight ?? null,
    image: findTarget(cluster, canary)?.container.image ?? null,
    suspended: canary.spec.suspend ?? false,
    /** How what the target runs behaves, or null without a target. */
    behaviour: revision && cluster.traffic.of(revision),
    gates,
    /** Kind of the gate that keeps Flagger waiting, or null. */
    waiting: waiting?.kind ?? null,
  };
}

const HELD_IN: Record<string, string> = {
  'confirm-rollout': 'Waiting',
  'confirm-traffic-increase': 'Progressing',
  'confirm-promotion': 'WaitingPromotion',
};

function holds({ status }: Canary, kind: string): boolean {
  return status?.phase !== undefined && HELD_IN[kind] === status.phase;
}
