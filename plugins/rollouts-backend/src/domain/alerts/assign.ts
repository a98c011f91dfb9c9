import type { Alert } from '@rollouts/backstage-plugin-rollouts-common';
import type { JoinedAlert } from './join';
import type { Matchers } from './matchers';

/** A rollout as alerts may name it. */
export interface AlertedRollout {
  ref: string;
  cluster: string;
  namespace: string;
  name: string;
  target: string | null;
  service: string | null;
}

/** An entity whose alerts are wanted. */
export interface AlertedEntity {
  ref: string;
  name: string;
  ownerName: string | null;
  matchers: Matchers[];
}

type Why = NonNullable<Alert['why']>;

/** Labels that name a workload or a service, in the order in which they are looked at. */
const WORKLOAD_LABELS = [
  'canary',
  'deployment',
  'daemonset',
  'workload',
  'service',
  'app',
  'app_kubernetes_io_name',
  'name',
  'job',
  'exported_job',
  'container',
];

/**
 * Why an alert belongs to an entity, first rule wins, and the rollouts it is about; null: no rule
 * gives it to this entity.
 */
export function assign(
  { labels, cluster }: Pick<JoinedAlert, 'labels' | 'cluster'>,
  entity: AlertedEntity,
  rollouts: AlertedRollout[],
): { why: Why; rollouts: string[] } | null {
  const near = rollouts.filter(rollout => rollout.cluster === cluster);
  const named = near.flatMap(rollout => {
    const label = namingLabel(labels, rollout);
    return label ? [{ ref: rollout.ref, label }] : [];
  });
  const about = (why: Why) => ({ why, rollouts: named.map(({ ref }) => ref) });
  if (entity.matchers.some(matches => matches(labels))) {
    return about({ rule: 'annotation', detail: 'alert-matchers' });
  }
  const label = ['backstage_entity', 'component'].find(key =>
    [entity.ref, entity.name].includes(labels[key]),
  );
  if (label) {
    return about({
      rule: 'entity-label',
      detail: `${label}="${labels[label]}"`,
    });
  }
  if (named.length > 0) {
    return about({ rule: 'workload', detail: named[0].label });
  }
  return null;
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

/** A Prometheus that scrapes Flagger puts Flagger's own namespace into `namespace`. */
function namespaceOf(labels: Record<string, string>): string | undefined {
  return labels.exported_namespace ?? labels.namespace;
}

function namingLabel(
  labels: Record<string, string>,
  rollout: AlertedRollout,
): string | null {
  if (namespaceOf(labels) !== rollout.namespace) return null;
  const names = [rollout.name, rollout.target, rollout.service].filter(
    (name): name is string => name !== null,
  );
  const label = WORKLOAD_LABELS.find(key =>
    names.some(name => isOf(labels[key], name)),
  );
  if (label) return `${label}="${labels[label]}"`;
  const { pod } = labels;
  return pod && names.some(name => isPodOf(pod, name)) ? `pod="${pod}"` : null;
}

/** Flagger names what it makes after the target. */
function isOf(value: string | undefined, name: string): boolean {
  return (
    value !== undefined &&
    [name, `${name}-primary`, `${name}-canary`].includes(value)
  );
}

/** Of a Deployment or a DaemonSet, primary or not. */
function isPodOf(pod: string, name: string): boolean {
  if (!pod.startsWith(`${name}-`)) return false;
  const rest = pod.slice(name.length + 1).replace(/^primary-/, '');
  return /^([a-z0-9]{1,10}-)?[a-z0-9]{5}$/.test(rest);
}
