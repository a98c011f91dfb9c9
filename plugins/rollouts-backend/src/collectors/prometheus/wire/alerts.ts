import { z } from 'zod';
import type { RuleAlert } from '../../../domain/alerts/types';
import { readNumber } from './envelope';

const texts = z.record(z.string(), z.string()).catch({});

const alertSchema = z.object({
  labels: texts,
  annotations: texts,
  state: z.enum(['pending', 'firing']),
  activeAt: z.string(),
  value: z.string().catch('NaN'),
});

const ruleSchema = z.object({
  type: z.literal('alerting'),
  query: z.string(),
  alerts: z.array(z.unknown()).catch([]),
});

const rulesSchema = z.object({
  groups: z.array(z.object({ rules: z.array(z.unknown()).catch([]) })),
});

/** The active alerts of `/api/v1/rules`, each with its rule's expression. Odd ones are left out. */
export function readRuleAlerts(
  data: unknown,
  source: string,
): { alerts: RuleAlert[]; unreadable: number } {
  const groups = rulesSchema.parse(data).groups;
  let unreadable = 0;
  const alerts = groups.flatMap(group =>
    group.rules.flatMap(rule => {
      const parsed = ruleSchema.safeParse(rule);
      // Recording rules have no alerts.
      if (!parsed.success) return [];
      return parsed.data.alerts.flatMap(alert => {
        const read = readAlert(alert, parsed.data.query, source);
        if (!read) unreadable += 1;
        return read ? [read] : [];
      });
    }),
  );
  return { alerts, unreadable };
}

function readAlert(
  alert: unknown,
  expression: string,
  source: string,
): RuleAlert | null {
  const parsed = alertSchema.safeParse(alert);
  if (!parsed.success) return null;
  const { labels, annotations, state, activeAt, value } = parsed.data;
  const at = Date.parse(activeAt);
  const number = readNumber(value);
  return Number.isNaN(at) || !labels.alertname
    ? null
    : {
        labels,
        annotations,
        state,
        activeAt: at,
        value: Number.isFinite(number) ? number : null,
        expression,
        source,
      };
}
