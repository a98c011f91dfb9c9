import { z } from 'zod';

/** What the suite reads of the portal's answers, written down here a second time on purpose. */
const images = z
  .array(z.object({ container: z.string(), image: z.string() }))
  .nullable();

const cause = z.object({ code: z.string(), text: z.string().nullable() });

const release = z.object({
  id: z.string(),
  number: z.number(),
  openingObserved: z.boolean(),
  outcome: z.string().nullable(),
  cause: cause.nullable(),
  images: z.object({ from: images, to: images }),
  configChanged: z.boolean(),
  maxWeight: z.number(),
  failedChecks: z.number(),
  gaps: z.number(),
});
export type Release = z.infer<typeof release>;

const rollout = z.object({
  flaggerVersion: z.string().nullable(),
  phase: z.string().nullable(),
  weight: z.object({ value: z.number().nullable(), source: z.string() }),
  ladder: z.object({
    steps: z.array(
      z.object({
        kind: z.string(),
        value: z.number().nullable(),
        gate: z.string().nullable(),
        state: z.string(),
      }),
    ),
    current: z.number().nullable(),
  }),
  failedChecks: z.object({ used: z.number().nullable(), limit: z.number() }),
  suspended: z.boolean(),
  skipAnalysis: z.boolean(),
  gates: z.array(
    z.object({ kind: z.string(), name: z.string(), state: z.string() }),
  ),
  images: z.object({ stable: images, candidate: images }),
  explanation: z.object({ code: z.string() }),
  hazards: z.array(z.object({ code: z.string() })),
  release: release.nullable(),
  goneAt: z.number().nullable(),
});
export type Rollout = z.infer<typeof rollout>;

const entry = z.object({
  at: z.number(),
  details: z.looseObject({ kind: z.string() }),
});
export type TimelineEntry = z.infer<typeof entry>;

const step = z.object({ code: z.string(), text: z.string().nullable() });
const action = z.object({
  id: z.string(),
  verb: z.string(),
  lever: z.string().nullable(),
  state: z.string(),
  steps: z.array(step),
  restore: z.string(),
});
export type Action = z.infer<typeof action>;

const offer = z.object({
  verb: z.string(),
  plan: z
    .object({ lever: z.string(), about: z.string().nullable() })
    .nullable(),
  refusal: z
    .object({ code: z.string(), instead: z.string().optional() })
    .nullable(),
});

/** A source as the portal shows it. */
const source = z.object({
  id: z.string(),
  name: z.string(),
  state: z.enum(['live', 'stale', 'down', 'connecting']),
  lastSuccessAt: z.number().nullable(),
  lastError: z.object({ at: z.number(), message: z.string() }).nullable(),
});
export type Source = z.infer<typeof source>;

/** With how each of its watches is. */
const sourceWithFeeds = source.extend({
  feeds: z.array(z.object({ name: z.string(), state: z.string() })),
});

const alert = z.object({
  name: z.string(),
  state: z.string(),
  asOf: z.number().nullable(),
  sources: z.array(z.string()),
});
export type Alert = z.infer<typeof alert>;

export const answers = {
  rollout: z.object({ rollout }),
  releases: z.object({ items: z.array(release) }),
  release: z.object({ timeline: z.array(entry) }),
  actionOffers: z.object({
    offers: z.array(offer),
    actions: z.array(action),
  }),
  actions: z.object({ items: z.array(action) }),
  act: z.object({ action }),
  sources: z.object({ items: z.array(sourceWithFeeds) }),
  entityAlerts: z.object({
    alerts: z.array(alert),
    sources: z.array(source),
  }),
};
