import { z } from 'zod';
import type { RuleAlert } from '../../../domain/alerts/types';
import { SourceError } from '../../monitoring/SourceError';
import { readNumber } from './envelope';

const texts = z.record(z.string(), z.string()).catch({});

const alertSchema = z.object({
  labels: texts,
  annotations: texts,
  state: z.enum(['pending', 'firing']),
  activeAt: z.string(),
  value: z.string().catch('NaN'),
});

/** What speaks like a Prometheus may write null for none. */
const list = z
  .array(z.unknown())
  .nullish()
  .transform(items => items ?? []);

const ruleSchema = z.object({
  type: z.literal('alerting'),
  name: z.string().catch(''),
  query: z.string(),
  alerts: list,
});

const recordingSchema = z.object({ type: z.literal('recording') });

const rulesSchema = z.object({
  groups: z.array(z.object({ rules: list })),
});

/**
 * The active alerts of `/api/v1/rules`, each with its rule's expression, and the names of all rules.
 * Odd ones are left out and counted.
 *
 * @throws SourceError for what is no list of rules
 */
export function readRuleAlerts(
  address: string,
  data: unknown,
  source: string,
): { alerts: RuleAlert[]; rules: string[]; unreadable: number } {
  const parsed = rulesSchema.safeParse(data);
  if (!parsed.success) {
    throw new SourceError(
      'not-the-source',
      `${address} answered with something else than rules`,
    );
  }
  const read = parsed.data.groups.flatMap(({ rules }) =>
    rules.flatMap(rule => readRule(rule, source)),
  );
  const alerts = read.filter(alert => alert !== null);
  const rules = parsed.data.groups.flatMap(group =>
    group.rules.flatMap(rule => ruleSchema.safeParse(rule).data?.name ?? []),
  );
  return { alerts, rules, unreadable: read.length - alerts.length };
}

/** Null stands for what cannot be read. */
function readRule(rule: unknown, source: string): Array<RuleAlert | null> {
  const parsed = ruleSchema.safeParse(rule);
  if (parsed.success) {
    const { alerts, query } = parsed.data;
    return alerts.map(alert => readAlert(alert, query, source));
  }
  return recordingSchema.safeParse(rule).success ? [] : [null];
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
        asOf: null,
      };
}
