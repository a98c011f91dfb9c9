/** A rollout as alerts may name it. */
export interface AlertedRollout {
  ref: string;
  cluster: string;
  namespace: string;
  name: string;
  target: string | null;
  service: string | null;
}

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

/** Labels that name an entity, by its ref or its name, in the order in which they are looked at. */
const ENTITY_LABELS = ['backstage_entity', 'component'];

/** The labels of an alert that name an entity, with what they say: refs and names have no case. */
export function entityLabels(
  labels: Record<string, string>,
): Array<{ label: string; named: string }> {
  return ENTITY_LABELS.filter(key => labels[key] !== undefined).map(key => ({
    label: `${key}="${labels[key]}"`,
    named: labels[key].toLowerCase(),
  }));
}

/** A Prometheus that scrapes Flagger puts Flagger's own namespace into `namespace`. */
export function namespaceOf(
  labels: Record<string, string>,
): string | undefined {
  return labels.exported_namespace ?? labels.namespace;
}

/** The label with which an alert names a rollout of its own namespace, null: it does not. */
export function namingLabel(
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
