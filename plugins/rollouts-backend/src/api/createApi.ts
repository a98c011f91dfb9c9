import type {
  AuditorService,
  HttpAuthService,
  PermissionsRegistryService,
  PermissionsService,
} from '@backstage/backend-plugin-api';
import type { CatalogService } from '@backstage/plugin-catalog-node';
import type { Router } from 'express';
import type { EntityMapper } from '../mapping/EntityMapper';
import type { Store } from '../store/Store';
import { createReadAccess } from './createReadAccess';
import { createDeciding } from './deciding/createDeciding';
import { createReadSources } from './readSources';
import { createRouter } from './createRouter';
import type { RouteContext } from './handler';
import { registerPermissions } from './registerPermissions';

/** The HTTP API of the contract, with its permissions made known to the framework. */
export function createApi(options: {
  auditor: AuditorService;
  httpAuth: HttpAuthService;
  permissions: PermissionsService;
  permissionsRegistry: PermissionsRegistryService;
  catalog: CatalogService;
  store: Store;
  mapper: EntityMapper;
  /** Names of the configured clusters. */
  clusters: string[];
  /** Those in which actions are switched on. */
  actionClusters: string[];
  /** Base URLs under which hooks reach this portal. */
  gateUrls: string[];
  hint: (rolloutId: string) => void;
  alerting: RouteContext['alerting'];
  now: () => number;
}): Router {
  const { store, catalog, mapper, clusters, hint, now } = options;
  const readSources = createReadSources({ store, clusters });
  registerPermissions(options);
  return createRouter({
    authorize: createReadAccess(options),
    context: {
      store,
      catalog,
      mapper,
      readSources,
      deciding: createDeciding({ ...options, readSources }),
      alerting: options.alerting,
      hint,
      now,
    },
  });
}
