import { Entity, parseEntityRef } from '@backstage/catalog-model';
import { InputError, NotFoundError } from '@backstage/errors';
import type { CatalogService } from '@backstage/plugin-catalog-node';
import type { ReadAccess } from './createReadAccess';

/**
 * With the caller's own rights: who may not see the entity learns nothing about it.
 *
 * @throws InputError for what is no ref, NotFoundError
 */
export async function findEntity(
  text: string,
  { credentials }: ReadAccess,
  catalog: CatalogService,
): Promise<Entity> {
  const entity = await catalog.getEntityByRef(readRef(text), { credentials });
  if (!entity) throw new NotFoundError(`There is no entity ${text}`);
  return entity;
}

function readRef(text: string) {
  try {
    return parseEntityRef(text);
  } catch {
    throw new InputError(
      'entity: expected a full entity ref such as component:default/checkout',
    );
  }
}
