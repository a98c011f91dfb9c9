import { z } from 'zod';
import type {
  CanaryObservation,
  CanarySpec,
  CanaryStatus,
  MetricSpec,
  Strategy,
  WebhookSpec,
} from '../../../domain/observation';
import {
  FieldReader,
  kubernetesTime,
  numberLike,
  text,
  wholeNumber,
} from './FieldReader';
import { readManagers } from './managers';
import { readWriters } from './writers';
import { matchesInWords } from './matches';
import { Metadata } from './metadata';
import { redactUrl } from './redactUrl';

/** Defaults and floors are Flagger's own (pkg/apis/flagger/v1beta1/canary.go, 1.44.0). */
const DEFAULT_INTERVAL_MS = 60_000;
const SHORTEST_INTERVAL_MS = 10_000;
const DEFAULT_DEADLINE_SECONDS = 600;
const DEFAULT_MAX_WEIGHT = 100;
const DEFAULT_ITERATIONS = 10;
const DEFAULT_HOOK_TIMEOUT_MS = 10_000;

const metricSchema = z.object({
  name: text,
  thresholdRange: z
    .object({
      min: numberLike.nullable().catch(null),
      max: numberLike.nullable().catch(null),
    })
    .catch({ min: null, max: null }),
  threshold: numberLike.nullable().catch(null),
  templateRef: z
    .object({ name: text, namespace: text.optional() })
    .nullable()
    .catch(null),
  query: text.nullable().catch(null),
  interval: text.nullable().catch(null),
  templateVariables: z.record(z.string(), text).catch({}),
});

const webhookSchema = z.object({
  name: text.catch(''),
  type: text.catch(''),
  url: text.catch(''),
  timeout: text.nullable().catch(null),
  retries: wholeNumber.catch(0),
});

/** Between two tries Flagger waits at most this long. */
const RETRY_MS = 30_000;

/** Reads a Canary. Fields that cannot be understood are listed as problems, the rest is used. */
export function readCanary(
  object: unknown,
  metadata: Metadata,
): CanaryObservation {
  const reader = new FieldReader(object);
  const spec = readSpec(reader);
  const status = readStatus(reader);
  return {
    uid: metadata.uid,
    resourceVersion: metadata.resourceVersion,
    createdAt: metadata.creationTimestamp,
    deleting: metadata.deletionTimestamp,
    labels: metadata.labels,
    annotations: metadata.annotations,
    spec,
    status,
    managers: readManagers(object),
    writers: readWriters(object),
    problems: reader.problems,
  };
}

function readSpec(reader: FieldReader): CanarySpec | null {
  if (!reader.has('spec')) {
    reader.problems.push({ field: 'spec', message: 'is missing' });
    return null;
  }
  if (!reader.has('spec.analysis')) {
    reader.problems.push({ field: 'spec.analysis', message: 'is missing' });
  }
  const target = reader.read(
    'spec.targetRef',
    z.object({ kind: text, name: text }),
    null,
  );
  if (!reader.has('spec.targetRef')) {
    reader.problems.push({ field: 'spec.targetRef', message: 'is missing' });
  }
  const provider = reader.read('spec.provider', text, null);
  return {
    ...readPlan(reader, provider),
    target,
    provider,
    serviceName: reader.read('spec.service.name', text, null),
    ingressName: reader.read('spec.ingressRef.name', text, null),
    routeName: reader.read('spec.routeRef.name', text, null),
    suspend: reader.read('spec.suspend', z.boolean(), false),
    skipAnalysis: reader.read('spec.skipAnalysis', z.boolean(), false),
    hasTimeout: Boolean(reader.read('spec.service.timeout', text, '')),
    hasEqualCookies: hasEqualCookies(reader),
    progressDeadlineSeconds: reader.read(
      'spec.progressDeadlineSeconds',
      wholeNumber,
      DEFAULT_DEADLINE_SECONDS,
    ),
    metrics: reader
      .readEach('spec.analysis.metrics', metricSchema)
      .map(toMetric),
    webhooks: reader
      .readEach('spec.analysis.webhooks', webhookSchema)
      .map(toWebhook),
  };
}

function hasEqualCookies(reader: FieldReader): boolean {
  const cookies = 'spec.analysis.sessionAffinity';
  if (!reader.has(cookies)) return false;
  const nameOf = (field: string) =>
    reader.read(`${cookies}.${field}`, text, '');
  return nameOf('cookieName') === nameOf('primaryCookieName');
}

function toWebhook(hook: z.infer<typeof webhookSchema>): WebhookSpec {
  const { name, type, url, timeout, retries } = hook;
  const tries = Math.max(0, retries) + 1;
  const timeoutMs = timeout === null ? null : lengthOf(timeout);
  return {
    name,
    type: type || 'rollout',
    url: redactUrl(url),
    ...(timeoutMs !== null || tries > 1
      ? {
          longestMs:
            (timeoutMs || DEFAULT_HOOK_TIMEOUT_MS) * tries +
            RETRY_MS * (tries - 1),
        }
      : {}),
  };
}

/** The old `threshold` is a lower bound for the success rate and an upper one for all else. */
function toMetric(metric: z.infer<typeof metricSchema>): MetricSpec {
  const { name, thresholdRange, threshold, templateRef } = metric;
  const isMinimum = name === 'request-success-rate';
  return {
    name,
    template: templateRef && {
      name: templateRef.name,
      namespace: templateRef.namespace ?? null,
    },
    query: metric.query || null,
    interval: metric.interval || null,
    variables: metric.templateVariables,
    min: thresholdRange.min ?? (isMinimum ? threshold : null),
    max: thresholdRange.max ?? (isMinimum ? null : threshold),
  };
}

function readPlan(reader: FieldReader, provider: string | null) {
  const number = (field: string, fallback: number) =>
    reader.read(`spec.analysis.${field}`, wholeNumber, fallback);
  // Without a mesh there is only blue-green: Flagger drops the matches and iterates 10 times.
  const isPlain = provider === 'kubernetes';
  const asked = number('iterations', 0);
  const iterations = isPlain && asked < 1 ? DEFAULT_ITERATIONS : asked;
  const matches = isPlain
    ? []
    : matchesInWords(
        reader.read('spec.analysis.match', z.array(z.unknown()), []),
      );
  const mirror = reader.read('spec.analysis.mirror', z.boolean(), false);
  return {
    strategy: strategyOf(iterations, matches),
    intervalMs: readInterval(reader),
    threshold: Math.max(1, number('threshold', 1)),
    maxWeight: number('maxWeight', 0) || DEFAULT_MAX_WEIGHT,
    stepWeight: number('stepWeight', 0),
    stepWeights: reader.readEach('spec.analysis.stepWeights', numberLike),
    stepWeightPromotion: number('stepWeightPromotion', 0),
    iterations,
    matches,
    mirror,
    mirrorWeight: mirror
      ? reader.read('spec.analysis.mirrorWeight', numberLike, null)
      : null,
  };
}

function strategyOf(iterations: number, matches: string[]): Strategy {
  if (iterations <= 0) return 'canary';
  return matches.length > 0 ? 'ab-testing' : 'blue-green';
}

function readInterval(reader: FieldReader): number {
  const interval = reader.read(
    'spec.analysis.interval',
    z.string().regex(/^(\d+(h|m|s|ms))+$/, 'is not a duration like 1m or 30s'),
    null,
  );
  if (interval === null) return DEFAULT_INTERVAL_MS;
  return Math.max(
    SHORTEST_INTERVAL_MS,
    lengthOf(interval) || DEFAULT_INTERVAL_MS,
  );
}

/** Milliseconds of a duration like `1m30s`; 0 when it is none. */
function lengthOf(duration: string): number {
  const units: Record<string, number> = { h: 3.6e6, m: 6e4, s: 1e3, ms: 1 };
  return [...duration.matchAll(/(\d+)(ms|h|m|s)/g)].reduce(
    (sum, [, count, unit]) => sum + Number(count) * units[unit],
    0,
  );
}

const conditionSchema = z.object({
  type: z.string(),
  reason: z.string().catch(''),
  lastUpdateTime: kubernetesTime.nullable().catch(null),
});

function readStatus(reader: FieldReader): CanaryStatus | null {
  if (!reader.has('status')) return null;
  const number = (field: string) =>
    reader.read(`status.${field}`, wholeNumber, 0);
  const word = (field: string) => reader.read(`status.${field}`, text, '');
  const promoted = reader
    .readEach('status.conditions', conditionSchema)
    .find(condition => condition.type === 'Promoted');
  return {
    phase: word('phase'),
    canaryWeight: number('canaryWeight'),
    iterations: number('iterations'),
    failedChecks: number('failedChecks'),
    lastAppliedSpec: word('lastAppliedSpec'),
    lastPromotedSpec: word('lastPromotedSpec'),
    trackedConfigs: reader.read(
      'status.trackedConfigs',
      z.record(z.string(), text),
      {},
    ),
    lastTransitionTime: reader.read(
      'status.lastTransitionTime',
      kubernetesTime,
      null,
    ),
    phaseSince: promoted?.lastUpdateTime ?? null,
  };
}
