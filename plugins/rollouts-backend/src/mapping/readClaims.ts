import type { AuthService } from '@backstage/backend-plugin-api';
import { CATALOG_FILTER_EXISTS } from '@backstage/catalog-client';
import type { CatalogService } from '@backstage/plugin-catalog-node';
import { ANNOTATION_CANARY } from '@rollouts/backstage-plugin-rollouts-common';
import type { EntityClaim } from '../domain/entityMatch/types';
import {
  ANNOTATION_KUBERNETES_ID,
  ANNOTATION_KUBERNETES_LABEL_SELECTOR,
} from './annotations';
import { toClaim } from './toClaim';

/** Reads entities with the plugin's own rights: what a person may see is checked when they ask. */
export interface ClaimReader {
  /** All entities that say that they have rollouts. */
  readAll(): Promise<EntityClaim[]>;
  /** Those of these refs that exist. */
  readSome(entityRefs: string[]): Promise<EntityClaim[]>;
}

const fields = [
  'kind',
  'metadata.name',
  'metadata.namespace',
  'metadata.annotations',
  'relations',
];

const filter = [
  ANNOTATION_CANARY,
  ANNOTATION_KUBERNETES_ID,
  ANNOTATION_KUBERNETES_LABEL_SELECTOR,
].map(key => ({ [`metadata.annotations.${key}`]: CATALOG_FILTER_EXISTS }));

export function createClaimReader(options: {
  catalog: CatalogService;
  auth: AuthService;
}): ClaimReader {
  const { catalog, auth } = options;
  return {
    async readAll() {
      const credentials = await auth.getOwnServiceCredentials();
      const claims: EntityClaim[] = [];
      const pages = catalog.streamEntities({ filter, fields }, { credentials });
      for await (const entities of pages) {
        claims.push(...entities.map(toClaim));
      }
      return claims;
    },
    async readSome(entityRefs) {
      if (entityRefs.length === 0) return [];
      const credentials = await auth.getOwnServiceCredentials();
      const { items } = await catalog.getEntitiesByRefs(
        { entityRefs, fields },
        { credentials },
      );
      return items.flatMap(entity => (entity ? [toClaim(entity)] : []));
    },
  };
}
