import { z } from 'zod';
import type { NotifiedAlert, Silence } from '../../../domain/alerts/types';

const texts = z.record(z.string(), z.string()).catch({});
const time = z.string().transform((text, context) => {
  const at = Date.parse(text);
  if (!Number.isNaN(at)) return at;
  context.addIssue('is no time');
  return z.NEVER;
});

const alertSchema = z.object({
  fingerprint: z.string().min(1),
  labels: texts,
  annotations: texts,
  startsAt: time,
  updatedAt: time,
  status: z.object({
    silencedBy: z.array(z.string()).catch([]),
    inhibitedBy: z.array(z.string()).catch([]),
  }),
});

const silenceSchema = z.object({
  id: z.string(),
  createdBy: z.string().catch(''),
  comment: z.string().catch(''),
  endsAt: time,
  status: z.object({ state: z.string() }),
});

/** `/api/v2/alerts`; odd ones are left out and counted. */
export function readAlerts(
  body: unknown,
  source: string,
): { alerts: NotifiedAlert[]; unreadable: number } {
  const items = z.array(z.unknown()).parse(body);
  const alerts = items.flatMap(item => {
    const parsed = alertSchema.safeParse(item);
    if (!parsed.success || !parsed.data.labels.alertname) return [];
    const { status, ...alert } = parsed.data;
    return [{ ...alert, ...status, source, asOf: null }];
  });
  return { alerts, unreadable: items.length - alerts.length };
}

/** `/api/v2/silences`; those that have ended stay there for days and are left out. */
export function readSilences(body: unknown): Silence[] {
  return z
    .array(z.unknown())
    .parse(body)
    .flatMap(item => {
      const parsed = silenceSchema.safeParse(item);
      if (!parsed.success || parsed.data.status.state !== 'active') return [];
      const { status: _, ...silence } = parsed.data;
      return [silence];
    });
}
