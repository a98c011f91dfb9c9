import type { Observation } from '../../domain/observation';
import { readCanary } from './wire/canary';
import { isAboutCanary, readEvent } from './wire/event';
import { readGitOrigin } from './wire/gitOrigin';
import { readCanaryWeight } from './wire/httpRoute';
import { readTemplateManagers } from './wire/managers';
import { readReadiness } from './wire/readiness';
import { Metadata, metadataOf } from './wire/metadata';
import { readWorkload } from './wire/workload';
import type { WorkloadIndex } from './workloadIndex';

/** The kinds that are watched, by their plural. */
export const watchedKinds = [
  'canaries',
  'events',
  'deployments',
  'daemonsets',
  'httproutes',
] as const;
export type WatchedKind = (typeof watchedKinds)[number];

/** An observation and the rollout (within its cluster) that it is about. */
export interface Placed {
  namespace: string;
  name: string;
  observation: Observation;
}

/** What became of one object. */
export type Parsed =
  | { kind: 'placed'; placed: Placed[] }
  /** Nothing to do with any rollout that is known now. */
  | { kind: 'unrelated' }
  /** It cannot be placed at all; counted and logged, never fatal. */
  | { kind: 'malformed'; reason: string };

/** Turns one object of the API server into observations. Never throws. */
export function toObservation(
  kind: WatchedKind,
  object: unknown,
  at: number,
  index: WorkloadIndex,
): Parsed {
  if (kind === 'events') {
    const event = readEvent(object, at);
    if (event) return placed([event]);
    return isAboutCanary(object)
      ? { kind: 'malformed', reason: 'events: no message, time or name' }
      : { kind: 'unrelated' };
  }
  const metadata = metadataOf(object);
  if (!metadata) {
    return { kind: 'malformed', reason: `${kind}: no name or namespace` };
  }
  switch (kind) {
    case 'canaries':
      return placed([
        {
          namespace: metadata.namespace,
          name: metadata.name,
          observation: {
            kind: 'canary',
            at,
            canary: readCanary(object, metadata),
          },
        },
      ]);
    case 'httproutes':
      return routeObservation(object, metadata, at);
    default:
      return workloadObservation(kind, object, metadata, at, index);
  }
}

function routeObservation(
  object: unknown,
  metadata: Metadata,
  at: number,
): Parsed {
  const owner = canaryOwner(metadata);
  if (!owner) return { kind: 'unrelated' };
  return placed([
    {
      namespace: metadata.namespace,
      name: owner,
      observation: {
        kind: 'route',
        at,
        object: `HTTPRoute ${metadata.name}`,
        canaryWeight: readCanaryWeight(object),
      },
    },
  ]);
}

function workloadObservation(
  kind: 'deployments' | 'daemonsets',
  object: unknown,
  metadata: Metadata,
  at: number,
  index: WorkloadIndex,
): Parsed {
  const fields = readWorkload(object);
  if (!fields) {
    return { kind: 'malformed', reason: `${kind}: no pod template` };
  }
  const owner = canaryOwner(metadata);
  const roles = owner
    ? [{ name: owner, role: 'primary' as const }]
    : index
        .targetedBy(kind, metadata.namespace, metadata.name)
        .map(name => ({ name, role: 'target' as const }));
  if (roles.length === 0) return { kind: 'unrelated' };
  // The target is scaled down and up by Flagger all the time: only the primary's is looked at.
  const ready = owner ? readReadiness(kind, object) : null;
  const managers = owner ? [] : readTemplateManagers(object);
  const origin = owner ? null : readGitOrigin(metadata);
  return placed(
    roles.map(({ name, role }) => ({
      namespace: metadata.namespace,
      name,
      observation: {
        kind: 'workload' as const,
        at,
        role,
        uid: metadata.uid,
        images: fields.images,
        generation: metadata.generation,
        promotionId: fields.promotionId,
        ...(fields.author !== undefined && { author: fields.author }),
        ...(managers.length > 0 && { managers }),
        ...(origin !== null && { origin }),
        ...(ready !== null && { ready }),
      },
    })),
  );
}

/** Flagger owns what it creates: primary workloads and routes name their Canary. */
function canaryOwner(metadata: Metadata): string | null {
  return (
    metadata.ownerReferences.find(o => o.kind === 'Canary' && o.controller)
      ?.name ?? null
  );
}

function placed(all: Placed[]): Parsed {
  return { kind: 'placed', placed: all };
}
