import type { MetricCheck } from '@rollouts/backstage-plugin-rollouts-common';
import type { CanarySpec, MetricSpec } from '../observation';
import { builtInQuery, isBuiltIn } from './builtIn';
import { QueryContext, RenderError, renderQuery } from './render';

/** A MetricTemplate as far as a query needs it. */
export interface Template {
  /** e.g. `prometheus`. */
  provider: string;
  query: string;
}

/** A MetricTemplate that the cluster did not show, and why. */
export interface Unread {
  address: string;
  reason: string;
}

type Templates = ReadonlyMap<string, Template | Unread>;

/** A metric and what has to be asked for it; `query` null: nothing can be, `problems` say why. */
export interface PlannedMetric
  extends Pick<
    MetricCheck,
    | 'name'
    | 'kind'
    | 'template'
    | 'provider'
    | 'query'
    | 'primaryQuery'
    | 'unit'
    | 'bound'
    | 'intervalMs'
    | 'problems'
  > {
  /** What an answer is multiplied by. */
  factor: number;
}

/** Flagger's default for its own and inline queries; templates have none. */
const DEFAULT_INTERVAL = '1m';

/** The address of a template as MetricTemplates are known by. */
export const templateKey = (
  { template }: Pick<MetricSpec, 'template'>,
  namespace: string,
) => template && `${template.namespace ?? namespace}/${template.name}`;

/** What Flagger evaluates in a tick, in its order: its own and inline queries, then templates. */
export function planMetrics(
  canary: { namespace: string; name: string; spec: CanarySpec },
  templates: Templates,
  /** The mesh that Flagger was started with, where the Canary names none. */
  defaultProvider: string | null,
): PlannedMetric[] {
  const planned = canary.spec.metrics.flatMap(metric =>
    planMetric(metric, canary, templates, defaultProvider),
  );
  return [
    ...planned.filter(({ kind }) => kind !== 'template'),
    ...planned.filter(({ kind }) => kind === 'template'),
  ];
}

function planMetric(
  metric: MetricSpec,
  canary: { namespace: string; name: string; spec: CanarySpec },
  templates: Templates,
  defaultProvider: string | null,
): PlannedMetric[] {
  const source = sourceOf(metric, canary, templates, defaultProvider);
  const { text, problems, factor, ...rest } = source;
  const context = contextOf(metric, canary);
  const rendered = text === null ? null : render(text, context);
  const primary = text === null ? null : render(text, ofPrimary(context));
  const query = rendered && 'query' in rendered ? rendered.query : null;
  const primaryQuery = primary && 'query' in primary ? primary.query : null;
  return [
    {
      name: metric.name,
      ...rest,
      query,
      // The same query is not about the primary.
      primaryQuery: primaryQuery === query ? null : primaryQuery,
      unit: unitOf(metric),
      bound: { min: metric.min, max: boundOf(metric) },
      intervalMs: canary.spec.intervalMs,
      factor,
      problems: [
        ...problems,
        ...(rendered && 'error' in rendered
          ? [{ code: 'query-not-rendered' as const, text: rendered.error }]
          : []),
        ...(isBoundless(metric)
          ? [{ code: 'no-bound' as const, text: null }]
          : []),
      ],
    },
  ];
}

type Sourced = Pick<
  PlannedMetric,
  'kind' | 'template' | 'provider' | 'factor' | 'problems'
> & { text: string | null };

function sourceOf(
  metric: MetricSpec,
  { namespace, spec }: { namespace: string; spec: CanarySpec },
  templates: Templates,
  defaultProvider: string | null,
): Sourced {
  const problem = (
    code: PlannedMetric['problems'][number]['code'],
    text: string | null,
  ) => ({ text: null, problems: [{ code, text }] });
  const address = templateKey(metric, namespace);
  if (address !== null) {
    const base = { kind: 'template' as const, template: address, factor: 1 };
    const template = templates.get(address);
    if (!template) {
      return {
        ...base,
        provider: 'unknown',
        ...problem('template-missing', address),
      };
    }
    if ('reason' in template) {
      const { reason } = template;
      return {
        ...base,
        provider: 'unknown',
        ...problem('template-unread', reason),
      };
    }
    const { provider } = template;
    return provider === 'prometheus'
      ? { ...base, provider, text: template.query, problems: [] }
      : { ...base, provider, ...problem('provider-not-read', provider) };
  }
  const base = { template: null, provider: 'prometheus' };
  if (metric.query !== null) {
    return {
      ...base,
      kind: 'inline',
      text: metric.query,
      factor: 1,
      problems: [],
    };
  }
  const mesh = spec.provider ?? defaultProvider;
  const own =
    isBuiltIn(metric.name) && mesh !== null
      ? builtInQuery(metric.name, mesh)
      : null;
  return {
    ...base,
    kind: 'built-in',
    factor: own?.factor ?? 1,
    ...(own
      ? { text: own.query, problems: [] }
      : problem(
          isBuiltIn(metric.name) ? 'provider-not-read' : 'template-missing',
          isBuiltIn(metric.name) ? mesh : metric.name,
        )),
  };
}

function contextOf(
  metric: MetricSpec,
  {
    namespace,
    name,
    spec,
  }: { namespace: string; name: string; spec: CanarySpec },
): QueryContext {
  const target = spec.target?.name ?? name;
  return {
    name,
    namespace,
    target,
    service: spec.serviceName ?? target,
    ingress: spec.ingressName ?? target,
    route: spec.routeName ?? target,
    interval: metric.interval ?? (metric.template ? '' : DEFAULT_INTERVAL),
    variables: metric.variables,
  };
}

/** Flagger names what it makes for the primary after the target. */
function ofPrimary(context: QueryContext): QueryContext {
  return {
    ...context,
    target: `${context.target}-primary`,
    service: `${context.service}-primary`,
  };
}

function render(
  text: string,
  context: QueryContext,
): { query: string } | { error: string } {
  try {
    return { query: renderQuery(text, context) };
  } catch (error) {
    if (error instanceof RenderError) return { error: error.message };
    throw error;
  }
}

function unitOf({ name, template, query }: MetricSpec): MetricCheck['unit'] {
  if (template || query || !isBuiltIn(name)) return null;
  return name === 'request-success-rate' ? 'percent' : 'milliseconds';
}

/** Without any bound the old threshold is 0: everything positive fails. */
function boundOf({ name, min, max }: MetricSpec): number | null {
  return min === null && max === null && name !== 'request-success-rate'
    ? 0
    : max;
}

function isBoundless({ min, max }: MetricSpec): boolean {
  return (
    (min === null && max === null) || (min ?? -Infinity) > (max ?? Infinity)
  );
}
