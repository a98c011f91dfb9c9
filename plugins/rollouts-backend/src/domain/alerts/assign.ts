import type { Alert } from '@rollouts/backstage-plugin-rollouts-common';
import type { JoinedAlert } from './join';
import type { Matchers } from './matchers';
import {
  AlertedRollout,
  entityLabels,
  namespaceOf,
  namingLabel,
} from './naming';

/** An entity whose alerts are wanted. */
export interface AlertedEntity {
  ref: string;
  name: string;
  /** Names and refs of those who own it, in lower case. */
  owners: string[];
  matchers: Matchers[];
}

type Why = NonNullable<Alert['why']>;

/** What whoever asks may read. */
interface Readable {
  /** Those of the entity. */
  rollouts: AlertedRollout[];
  /** Whether all rollouts of all clusters are theirs to read, not only these. */
  mayReadAll: boolean;
}

/**
 * Why an alert belongs to an entity, first rule wins, and the rollouts it is about; null: no rule
 * gives it to this entity. An entity may ask for anything, so what it asks for is only looked for where
 * the caller may read a rollout of it; an alert without a namespace may be about anything in its
 * cluster.
 */
export function assign(
  { labels, cluster }: Pick<JoinedAlert, 'labels' | 'cluster'>,
  entity: AlertedEntity,
  { rollouts, mayReadAll }: Readable,
): { why: Why; rollouts: string[] } | null {
  const near = rollouts.filter(rollout => rollout.cluster === cluster);
  const named = near.flatMap(rollout => {
    const label = namingLabel(labels, rollout);
    return label ? [{ ref: rollout.ref, label }] : [];
  });
  const about = (why: Why) => ({ why, rollouts: named.map(({ ref }) => ref) });
  const isReached =
    isNear({ labels, cluster }, rollouts) ||
    (mayReadAll && near.length > 0 && namespaceOf(labels) === undefined);
  if (isReached && entity.matchers.some(matches => matches(labels))) {
    return about({ rule: 'annotation', detail: 'alert-matchers' });
  }
  const names = [
    entity.ref,
    // Entities of other kinds may have the same name.
    ...(isReadable({ labels, cluster }, { rollouts, mayReadAll })
      ? [entity.name]
      : []),
  ].map(name => name.toLowerCase());
  const own = entityLabels(labels).find(({ named: n }) => names.includes(n));
  if (own) return about({ rule: 'entity-label', detail: own.label });
  if (named.length > 0) {
    return about({ rule: 'workload', detail: named[0].label });
  }
  return null;
}

/**
 * Why an alert is of the team that owns an entity; null: it is not known to be. Whoever registers an
 * entity says whose it is, so this too is only looked for where the caller may read.
 */
export function ofTeam(
  alert: Pick<JoinedAlert, 'labels' | 'cluster'>,
  { owners }: AlertedEntity,
  readable: Readable,
): Why | null {
  if (!isReadable(alert, readable)) return null;
  const { labels } = alert;
  const label = ['team', 'owner'].find(key =>
    owners.includes(labels[key]?.toLowerCase()),
  );
  return label ? { rule: 'team', detail: `${label}="${labels[label]}"` } : null;
}

/** Whether an alert is of a namespace in which the caller may read a rollout, or they may read all. */
function isReadable(
  alert: Pick<JoinedAlert, 'labels' | 'cluster'>,
  { rollouts, mayReadAll }: Readable,
): boolean {
  return mayReadAll || isNear(alert, rollouts);
}

/** Whether an alert is of the namespace of one of the rollouts. */
export function isNear(
  { labels, cluster }: Pick<JoinedAlert, 'labels' | 'cluster'>,
  rollouts: AlertedRollout[],
): boolean {
  const namespace = namespaceOf(labels);
  return rollouts.some(
    rollout => rollout.cluster === cluster && rollout.namespace === namespace,
  );
}
