type Labels = Readonly<Record<string, string>>;

const DEFAULT_RECEIVER = 'team-chat';
const PAGER = 'on-call-pager';

/** Who may be told. */
export const RECEIVERS = [DEFAULT_RECEIVER, PAGER];

/** By these labels alerts are told together. */
export const GROUP_BY = ['alertname', 'namespace'];

/** A critical alert keeps a warning of the same name and place quiet. */
const SAME = ['alertname', 'cluster', 'namespace'];

/** The configuration as /status shows it: what is secret is masked. */
export const CONFIG = `route:
  receiver: ${DEFAULT_RECEIVER}
  group_by: [${GROUP_BY.join(', ')}]
  routes:
    - receiver: ${PAGER}
      matchers: [severity="critical"]
inhibit_rules:
  - source_matchers: [severity="critical"]
    target_matchers: [severity="warning"]
    equal: [${SAME.join(', ')}]
receivers:
  - name: ${DEFAULT_RECEIVER}
    slack_configs: [{api_url: <secret>, channel: '#deployments'}]
  - name: ${PAGER}
    pagerduty_configs: [{routing_key: <secret>}]
`;

/** Who is told about an alert. */
export function receiversFor({ severity }: Labels): string[] {
  return [severity === 'critical' ? PAGER : DEFAULT_RECEIVER];
}

/** Whether one alert is kept quiet by another. */
export function isInhibitedBy(alert: Labels, other: Labels): boolean {
  return (
    alert.severity === 'warning' &&
    other.severity === 'critical' &&
    SAME.every(label => (alert[label] ?? '') === (other[label] ?? ''))
  );
}
