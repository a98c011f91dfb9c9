import {
  Entity,
  getEntitySourceLocation,
  parseEntityRef,
  RELATION_OWNED_BY,
  stringifyEntityRef,
} from '@backstage/catalog-model';
import {
  ANNOTATION_ALERT_MATCHERS,
  ANNOTATION_RUNBOOK_BASE,
} from '@rollouts/backstage-plugin-rollouts-common';
import type { AlertedEntity } from '../../domain/alerts/assign';
import { parseMatchers } from '../../domain/alerts/matchers';
import { isName } from '../../domain/runbooks/names';
import type { RunbookPlace } from '../../domain/runbooks/resolveRunbook';

const TECHDOCS = 'backstage.io/techdocs-ref';
const TECHDOCS_ENTITY = 'backstage.io/techdocs-entity';

/** An entity as alerts may name it, and the sets of its own matchers that cannot be read. */
export function toAlertedEntity(entity: Entity): {
  alerted: AlertedEntity;
  unreadableMatchers: string[];
} {
  const owners = entity.relations?.filter(r => r.type === RELATION_OWNED_BY);
  const { sets, problems } = parseMatchers(
    annotation(entity, ANNOTATION_ALERT_MATCHERS) ?? '',
  );
  return {
    alerted: {
      ref: stringifyEntityRef(entity),
      name: entity.metadata.name,
      owners: (owners ?? []).flatMap(({ targetRef }) =>
        [parseEntityRef(targetRef).name, targetRef].map(one =>
          one.toLowerCase(),
        ),
      ),
      matchers: sets,
    },
    unreadableMatchers: problems,
  };
}

/** Where an entity's runbooks can be, but for the files that there are. */
export function toRunbookPlace(
  entity: Entity,
): Omit<RunbookPlace, 'files' | 'portal'> {
  const elsewhere = refOf(annotation(entity, TECHDOCS_ENTITY));
  const own = annotation(entity, TECHDOCS) ? stringifyEntityRef(entity) : null;
  return {
    docsEntity: elsewhere ?? own,
    source: sourceOf(entity),
    base: annotation(entity, ANNOTATION_RUNBOOK_BASE),
  };
}

/** The ref of an entity that there can be; of anything else requests and links would go astray. */
function refOf(text: string | null): string | null {
  try {
    const ref = parseEntityRef(text ?? '');
    return [ref.kind, ref.namespace, ref.name].every(isName)
      ? stringifyEntityRef(ref)
      : null;
  } catch {
    return null;
  }
}

function annotation({ metadata }: Entity, key: string): string | null {
  return metadata.annotations?.[key] ?? null;
}

function sourceOf(entity: Entity): string | null {
  try {
    const { type, target } = getEntitySourceLocation(entity);
    return type === 'url' ? target : null;
  } catch {
    return null;
  }
}
