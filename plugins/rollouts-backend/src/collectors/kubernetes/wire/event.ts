import { z } from 'zod';
import type { Observation } from '../../../domain/observation';
import { redact } from '../../../redact';
import { kubernetesTime, text } from './FieldReader';

const COMBINED = '(combined from similar events): ';

const canaryReference = z.object({
  kind: z.literal('Canary'),
  apiVersion: z.string().startsWith('flagger.app/').optional(),
});

/** Whether an Event claims to be about one of Flagger's Canaries. */
export function isAboutCanary(object: unknown): boolean {
  return z.object({ involvedObject: canaryReference }).safeParse(object)
    .success;
}

const eventSchema = z.object({
  type: z.string().catch('Normal'),
  // Flagger repeats addresses of hooks and of Prometheus as they are written.
  message: z.string().transform(redact).pipe(text),
  count: z.number().int().positive().catch(1),
  lastTimestamp: kubernetesTime.nullable().catch(null),
  eventTime: kubernetesTime.nullable().catch(null),
  firstTimestamp: kubernetesTime.nullable().catch(null),
  involvedObject: canaryReference.extend({
    namespace: z.string(),
    name: z.string(),
    uid: z.string().catch(''),
  }),
});

/**
 * A Kubernetes Event about a Canary, or null when it is about something else or lacks its message
 * or time.
 */
export function readEvent(
  object: unknown,
  at: number,
): { namespace: string; name: string; observation: Observation } | null {
  const parsed = eventSchema.safeParse(object);
  if (!parsed.success) return null;
  const { involvedObject, message, type, count, ...times } = parsed.data;
  const saidAt =
    times.lastTimestamp ?? times.eventTime ?? times.firstTimestamp ?? null;
  if (saidAt === null) return null;
  const combined = message.startsWith(COMBINED);
  return {
    namespace: involvedObject.namespace,
    name: involvedObject.name,
    observation: {
      kind: 'said',
      at,
      feed: 'event',
      severity: type === 'Warning' ? 'warning' : 'normal',
      message: combined ? message.slice(COMBINED.length) : message,
      saidAt,
      // The count of a combined event counts different messages.
      count: combined ? 1 : count,
      canaryUid: involvedObject.uid || null,
      phase: null,
      checksum: null,
    },
  };
}
