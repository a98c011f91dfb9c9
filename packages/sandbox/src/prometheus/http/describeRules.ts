import { sortedLabels } from '../evaluate/values';
import type { ActiveAlert, AlertRule } from '../rules/AlertRule';
import type { RuleGroup, RuleManager } from '../rules/RuleManager';
import { formatExponent } from './format';

/** `data.groups` of /api/v1/rules. */
export function describeGroups({ groups }: RuleManager, type: unknown) {
  return groups.map(({ name, file, intervalMs, rules, ...group }) => ({
    name,
    file,
    rules: type === 'record' ? [] : rules.map(describeRule),
    interval: intervalMs / 1_000,
    limit: 0,
    evaluationTime: 0.001,
    lastEvaluation: timeOf(group),
  }));
}

/** `data.alerts` of /api/v1/alerts. */
export function describeAlerts({ groups }: RuleManager) {
  return groups
    .flatMap(({ rules }) => rules)
    .flatMap(({ active }) => active)
    .map(describeAlert);
}

function describeRule(rule: AlertRule) {
  const { alert, record, expr, labels, annotations, ...spec } = rule.spec;
  return {
    state: rule.state,
    name: alert ?? record ?? '',
    query: expr,
    duration: spec.for / 1_000,
    keepFiringFor: spec.keep_firing_for / 1_000,
    labels,
    annotations,
    alerts: rule.active.map(describeAlert),
    health: rule.health,
    ...(rule.lastError ? { lastError: rule.lastError } : {}),
    evaluationTime: 0.001,
    lastEvaluation: timeOf(rule),
    type: alert === undefined ? 'recording' : 'alerting',
  };
}

function describeAlert(alert: ActiveAlert) {
  const { labels, annotations, state, activeAt, value } = alert;
  return {
    labels: sortedLabels(labels),
    annotations,
    state,
    activeAt: new Date(activeAt).toISOString(),
    value: formatExponent(value),
  };
}

/** Go's zero time, for what was never looked at. */
function timeOf({ lastEvaluation }: Pick<RuleGroup, 'lastEvaluation'>): string {
  return lastEvaluation === 0
    ? '0001-01-01T00:00:00Z'
    : new Date(lastEvaluation).toISOString();
}
