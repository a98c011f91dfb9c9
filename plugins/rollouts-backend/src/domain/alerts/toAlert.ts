import type {
  Alert,
  Runbook,
} from '@rollouts/backstage-plugin-rollouts-common';
import { cut } from './cut';
import type { JoinedAlert } from './join';
import { thresholdOf } from './threshold';

const SEVERITIES: Record<string, Alert['severity']> = {
  critical: 'critical',
  page: 'critical',
  error: 'critical',
  warning: 'warning',
  warn: 'warning',
  info: 'info',
  none: 'info',
};

/** What only the entity and its rollouts know of an alert. */
export interface AlertContext
  extends Pick<Alert, 'why' | 'rollouts' | 'shared' | 'relation'> {
  runbook: Runbook;
}

export function toAlert(joined: JoinedAlert, context: AlertContext): Alert {
  const { labels, annotations, rule, notified } = joined;
  const severityLabel = labels.severity ?? null;
  return {
    id: joined.id,
    name: cut(labels.alertname),
    cluster: joined.cluster,
    severity: SEVERITIES[severityLabel?.toLowerCase() ?? ''] ?? 'unknown',
    severityLabel: cutIfAny(severityLabel),
    // An Alertmanager knows only what fires.
    state: rule?.state === 'pending' ? 'pending' : 'firing',
    suppressed: suppressionOf(joined),
    since: rule?.activeAt ?? notified?.startsAt ?? 0,
    firingSince: notified?.startsAt ?? null,
    asOf: joined.asOf,
    value: rule?.value ?? null,
    threshold: rule?.expression ? thresholdOf(rule.expression) : null,
    expression: cutIfAny(rule?.expression),
    summary: cutIfAny(annotations.summary ?? annotations.message),
    description: cutIfAny(annotations.description),
    labels: Object.fromEntries(
      Object.entries(labels).map(([name, value]) => [name, cut(value)]),
    ),
    sources: joined.sources,
    ...context,
    why: context.why && { ...context.why, detail: cut(context.why.detail) },
  };
}

function cutIfAny(text: string | null | undefined): string | null {
  return text === null || text === undefined ? null : cut(text);
}

function suppressionOf({
  notified,
  silences,
}: JoinedAlert): Alert['suppressed'] {
  const isSilenced = (notified?.silencedBy.length ?? 0) > 0;
  const isInhibited = (notified?.inhibitedBy.length ?? 0) > 0;
  if (!isSilenced && !isInhibited) return null;
  const by = isInhibited ? 'inhibition' : 'silence';
  return {
    by: isSilenced && isInhibited ? 'both' : by,
    silences: silences.map(silence => ({
      ...silence,
      createdBy: cut(silence.createdBy),
      comment: cut(silence.comment),
    })),
  };
}

const SEVERITY_ORDER: Array<Alert['severity']> = [
  'critical',
  'warning',
  'unknown',
  'info',
];

/** What somebody must look at first: told, firing, severe, new. */
export function byUrgency(a: Alert, b: Alert): number {
  const rank = (alert: Alert) => [
    alert.suppressed ? 1 : 0,
    alert.state === 'firing' ? 0 : 1,
    SEVERITY_ORDER.indexOf(alert.severity),
    -alert.since,
  ];
  const [left, right] = [rank(a), rank(b)];
  const differing = left.findIndex((value, i) => value !== right[i]);
  if (differing === -1) return a.id < b.id ? -1 : 1;
  return left[differing] - right[differing];
}
