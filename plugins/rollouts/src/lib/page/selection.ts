import {
  isInRun,
  Rollout,
  RolloutAddress,
} from '@rollouts/backstage-plugin-rollouts-common';

/** What the URL asks for, and whether it is there. */
export type Selection =
  | { kind: 'none' }
  | { kind: 'found'; rollout: Rollout }
  | { kind: 'missing'; address: RolloutAddress };

/** The rollout that a URL query names; null when it names none (or only half of one). */
export function readAddress(query: URLSearchParams): RolloutAddress | null {
  const cluster = query.get('cluster');
  const namespace = query.get('namespace');
  const name = query.get('name');
  return cluster && namespace && name ? { cluster, namespace, name } : null;
}

/** The URL query that names a rollout. */
export function writeAddress(address: RolloutAddress): string {
  const { cluster, namespace, name } = address;
  return `?${new URLSearchParams({ cluster, namespace, name })}`;
}

/** The alert that a URL query selects, null: none. */
export function readAlert(query: URLSearchParams): string | null {
  return query.get('alert') || null;
}

/** A query with an alert selected in it. */
export function withAlert(query: string, id: string): string {
  const params = new URLSearchParams(query);
  params.set('alert', id);
  return `?${params}`;
}

/** What to show: the rollout that is asked for, else the one that most needs to be seen. */
export function select(
  rollouts: Rollout[],
  address: RolloutAddress | null,
): Selection {
  if (address) {
    const rollout = rollouts.find(candidate => isAt(candidate, address));
    return rollout ? { kind: 'found', rollout } : { kind: 'missing', address };
  }
  const rollout = mostUrgent(rollouts);
  return rollout ? { kind: 'found', rollout } : { kind: 'none' };
}

function isAt(rollout: Rollout, address: RolloutAddress): boolean {
  return (
    rollout.cluster === address.cluster &&
    rollout.namespace === address.namespace &&
    rollout.name === address.name
  );
}

function mostUrgent(rollouts: Rollout[]): Rollout | undefined {
  return [...rollouts].sort((a, b) => urgency(b) - urgency(a))[0];
}

function urgency({ hazards, phase, goneAt }: Rollout): number {
  if (goneAt !== null) return 0;
  if (hazards.some(({ severity }) => severity === 'danger')) return 3;
  return isInRun(phase) ? 2 : 1;
}

/**
 * A fixed order for the switcher: by activity it would move under the reader's finger.
 */
export function inFixedOrder(rollouts: Rollout[]): Rollout[] {
  return [...rollouts].sort(
    (a, b) =>
      a.cluster.localeCompare(b.cluster) ||
      a.namespace.localeCompare(b.namespace) ||
      a.name.localeCompare(b.name),
  );
}

/** Whether the cluster's name alone would not tell two rollouts apart. */
export function needsNames(rollouts: Rollout[]): boolean {
  return new Set(rollouts.map(({ cluster }) => cluster)).size < rollouts.length;
}
