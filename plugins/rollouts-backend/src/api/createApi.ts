import type {
  HttpAuthService,
  PermissionsRegistryService,
  PermissionsService,
} from '@backstage/backend-plugin-api';
import type { CatalogService } from '@backstage/plugin-catalog-node';
import type { Router } from 'express';
import type { EntityMapper } from '../mapping/EntityMapper';
import type { Store } from '../store/Store';
import { createReadAccess } from './createReadAccess';
import { createReadSources } from './readSources';
import { createRouter } from './createRouter';
import { registerPermissions } from './registerPermissions';

/** The HTTP API of the contract, with its permissions made known to the framework. */
export function createApi(options: {
  httpAuth: HttpAuthService;
  permissions: PermissionsService;
  permissionsRegistry: PermissionsRegistryService;
  catalog: CatalogService;
  store: Store;
  mapper: EntityMapper;
  /** Names of the configured clusters. */
  clusters: string[];
  now: () => number;
}): Router {
  const { store, catalog, mapper, clusters, now } = options;
  registerPermissions(options);
  return createRouter({
    authorize: createReadAccess(options),
    context: {
      store,
      catalog,
      mapper,
      readSources: createReadSources({ store, clusters }),
      now,
    },
  });
}
