import { z } from 'zod';
import type { Observation } from '../domain/observation';
import { redact } from '../redact';

/** Of something in Kubernetes; databases cannot look for NUL. */
const name = z.string().regex(/^[^\0/]{1,253}$/);

/** Body of Flagger's event webhook (Flagger 1.44.0, pkg/controller/webhook.go). */
const bodySchema = z.object({
  name,
  namespace: name,
  phase: z.string().catch(''),
  checksum: z.string().catch(''),
  metadata: z.object({
    eventMessage: z.string().max(16_384),
    eventType: z.string().catch('Normal'),
    /** UTC milliseconds as text. */
    timestamp: z.string().regex(/^\d{10,16}$/),
  }),
});

/** A clock that is further ahead than this is no clock: its words would stay the newest for ever. */
const FURTHEST_AHEAD_MS = 24 * 60 * 60 * 1_000;

/** What Flagger posted, and the rollout within its cluster; null when it is not an event. */
export function readFlaggerEvent(
  body: unknown,
  at: number,
): { namespace: string; name: string; observation: Observation } | null {
  const parsed = bodySchema.safeParse(body);
  if (!parsed.success) return null;
  const { phase, checksum, metadata } = parsed.data;
  if (Number(metadata.timestamp) > at + FURTHEST_AHEAD_MS) return null;
  return {
    namespace: parsed.data.namespace,
    name: parsed.data.name,
    observation: {
      kind: 'said',
      at,
      feed: 'webhook',
      severity: metadata.eventType === 'Warning' ? 'warning' : 'normal',
      // Flagger repeats addresses of hooks and of Prometheus as they are written.
      message: redact(metadata.eventMessage),
      saidAt: Number(metadata.timestamp),
      count: 1,
      canaryUid: null,
      phase,
      checksum,
    },
  };
}
