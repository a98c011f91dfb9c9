import { Entity, stringifyEntityRef } from '@backstage/catalog-model';
import {
  ANNOTATION_CANARY,
  Candidate,
} from '@rollouts/backstage-plugin-rollouts-common';
import { candidatesFor } from '../../domain/entityMatch/candidates';
import { toClaim } from '../../mapping/toClaim';
import { toIdentity } from '../../mapping/toIdentity';
import type { StoredRollout } from '../../store/RolloutStore';
import type { ReadAccess } from '../createReadAccess';
import { findEntity } from '../findEntity';
import type { Handler, RouteContext } from '../handler';
import { toRollout } from '../toRollout';

/** More rollouts of one name than this are no help to anybody. */
const MOST_CANDIDATES = 50;

export const entityRollouts: Handler<'entityRollouts'> = async (
  query,
  access,
  context,
) => {
  const { store } = context;
  const entity = await findEntity(query.entity, access, context.catalog);
  await context.mapper.notice(entity);
  const entityRef = stringifyEntityRef(entity);
  const now = context.now();
  const visible = await store.listRollouts({
    entityRef,
    criteria: access.criteria,
  });
  const all = await store.countRollouts({ entityRef });
  const read = await context.readSources(access, now);
  const clusters = new Set(visible.map(({ cluster }) => cluster));
  return {
    now,
    rollouts: visible.sort(byActivity).map(stored => {
      const mapping = stored.mappings.find(m => m.entityRef === entityRef);
      const own = read.find(({ source }) => source.name === stored.cluster);
      return toRollout(stored, now, own, mapping ?? null);
    }),
    sources: read
      .map(({ source }) => source)
      .filter(({ name }) => clusters.size === 0 || clusters.has(name)),
    candidates: all === 0 ? await candidates(entity, access, context) : [],
    hidden: Math.max(0, all - visible.length),
  };
};

async function candidates(
  entity: Entity,
  access: ReadAccess,
  { store }: RouteContext,
): Promise<Candidate[]> {
  const rollouts = await store.listRollouts({
    named: entity.metadata.name,
    unmapped: true,
    includeGone: false,
    criteria: access.criteria,
    limit: MOST_CANDIDATES,
  });
  return candidatesFor(
    toClaim(entity),
    rollouts.map(toIdentity),
    ANNOTATION_CANARY,
  );
}

function byActivity(a: StoredRollout, b: StoredRollout): number {
  return lastActivity(b) - lastActivity(a) || (a.ref < b.ref ? -1 : 1);
}

function lastActivity({ release }: StoredRollout): number {
  return release?.closedAt ?? release?.openedAt ?? 0;
}
