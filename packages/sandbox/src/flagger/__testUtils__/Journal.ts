import type { ClusterObject } from '../../cluster/types';
import type { CanaryStatus } from '../canary';

/** Where an entry comes from. */
export type Feed = 'status' | 'route' | 'workload' | 'hook' | 'event';

/** One thing that happened, in the words that sandbox and recording share. */
export interface Entry {
  /** Milliseconds since the Canary's first tick. */
  at: number;
  feed: Feed;
  line: string;
}

/** What Flagger sent to a hook. */
export interface HookCall {
  hook: string;
  body: Record<string, unknown>;
  ok: boolean;
}

type ChangeOf = { type: string; object: Pick<ClusterObject, 'metadata'> };

/** `Progressing w25 i0 f0 applied/promoted since`. */
export function statusLine({ type, object }: ChangeOf): string {
  if (type === 'DELETED') return 'deleted';
  const { status } = object as ClusterObject;
  const known = status as Partial<CanaryStatus> | undefined;
  if (!known?.phase) return 'no status';
  const { phase, canaryWeight, iterations, failedChecks } = known;
  const { lastAppliedSpec = '', lastPromotedSpec = '' } = known;
  const [condition] = known.conditions ?? [];
  const leaving = object.metadata.deletionTimestamp ? ' leaving' : '';
  return `${phase} w${canaryWeight} i${iterations} f${failedChecks} ${lastAppliedSpec}/${lastPromotedSpec} ${condition?.status} ${condition?.reason} ${condition?.message}${leaving}`;
}

/** `75/25` for each rule. */
export function routeLine({ type, object }: ChangeOf): string {
  if (type === 'DELETED') return 'deleted';
  const { rules = [] } = ((object as ClusterObject).spec ?? {}) as {
    rules?: Array<{ backendRefs: Array<{ weight?: number }> }>;
  };
  return rules
    .map(rule => rule.backendRefs.map(ref => ref.weight).join('/'))
    .join(' ');
}

/** `podinfo x2 6.0.1`: what is wanted, not how far it has come. */
export function workloadLine({ type, object }: ChangeOf): string {
  const { metadata, spec } = object as ClusterObject;
  if (type === 'DELETED') return `${metadata.name} deleted`;
  const { replicas, template } = spec as {
    replicas?: number;
    template: { spec: { containers: Array<{ image: string }> } };
  };
  const [, tag] = template.spec.containers[0].image.split(':');
  return `${metadata.name} x${replicas} ${tag}`;
}

/** `Normal 1 message`. */
export function eventLine({ object }: ChangeOf): string {
  const { type, count, message } = object as ClusterObject;
  return `${type} ${count} ${message}`;
}

/** `confirm-promotion Progressing checksum no`, or the event that was told. */
export function hookLine({ hook, body, ok }: HookCall): string {
  const { phase, checksum, metadata } = body as {
    phase: string;
    checksum: string;
    metadata?: { eventType?: string; eventMessage?: string };
  };
  const answer = ok ? 'yes' : 'no';
  const said = metadata
    ? `${metadata.eventType} ${metadata.eventMessage}`
    : answer;
  return `${hook} ${phase} ${checksum} ${said}`;
}
