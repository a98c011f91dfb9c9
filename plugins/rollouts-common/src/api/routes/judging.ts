import { z } from 'zod';
import { alertSchema } from '../../model/alert';
import { analysisSchema, metricHistorySchema } from '../../model/analysis';
import { timestampSchema } from '../../model/primitives';
import { sourceSchema } from '../../model/source';
import { address, text } from '../parameters';

/** What metrics and alerts say. No query and no address ever comes from the browser. */
export const judgingRoutes = {
  /** The metrics of the Canary and what they say now. 404 also when the caller may not see it. */
  analysis: {
    method: 'GET',
    path: '/v1/analysis',
    query: address,
    output: z.object({
      now: timestampSchema,
      analysis: analysisSchema,
      sources: z.array(sourceSchema),
    }),
  },
  /** What the metrics did during one release. 404 also when the caller may not see it. */
  releaseAnalysis: {
    method: 'GET',
    path: '/v1/release-analysis',
    query: z.object({ id: text }),
    output: z.object({
      now: timestampSchema,
      /** Distance of two samples; a longer one is a gap. */
      stepMs: z.number().int(),
      metrics: z.array(metricHistorySchema),
    }),
  },
  /** Alerts of an entity with a readable rollout, worst first. */
  entityAlerts: {
    method: 'GET',
    path: '/v1/entity-alerts',
    query: z.object({ entity: text }),
    output: z.object({
      now: timestampSchema,
      alerts: z.array(alertSchema),
      /** Alerts of the rollouts' namespaces or of the entity's owner that no rule gives to an entity. */
      unmapped: z.array(alertSchema),
      /** Alerts that were left out because there are too many; the worst are in the lists. */
      omitted: z.number().int(),
      /** Sets of the annotation `rollouts.backstage.io/alert-matchers` that match nothing: unreadable. */
      unreadableMatchers: z.array(z.string()),
      /** The sources that were read; empty: none is configured for these clusters. */
      sources: z.array(sourceSchema),
    }),
  },
} as const;
