import type {
  AuditorService,
  HttpAuthService,
  LoggerService,
  PermissionsRegistryService,
  PermissionsService,
} from '@backstage/backend-plugin-api';
import type { CatalogService } from '@backstage/plugin-catalog-node';
import type { Router } from 'express';
import type { RolloutsConfig } from '../config/readConfig';
import type { House } from '../gates/createHouse';
import type { EntityMapper } from '../mapping/EntityMapper';
import type { Store } from '../store/Store';
import { createAuditing } from './auditing/createAuditing';
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
  logger: LoggerService;
  permissions: PermissionsService;
  permissionsRegistry: PermissionsRegistryService;
  catalog: CatalogService;
  store: Store;
  mapper: EntityMapper;
  house: House;
  config: Pick<RolloutsConfig, 'clusters' | 'gateUrls' | 'portalUrl' | 'audit'>;
  hint: (rolloutId: string) => void;
  alerting: RouteContext['alerting'];
  metricsServerOf: RouteContext['metricsServerOf'];
  now: () => number;
}): Router {
  const { store, catalog, mapper, config, hint, now } = options;
  const { clusters, gateUrls } = config;
  const readSources = createReadSources({
    store,
    clusters: clusters.map(({ name }) => name),
  });
  registerPermissions(options);
  return createRouter({
    auditor: options.auditor,
    httpAuth: options.httpAuth,
    logger: options.logger,
    authorize: createReadAccess(options),
    context: {
      store,
      catalog,
      mapper,
      readSources,
      deciding: createDeciding({
        ...options,
        readSources,
        gateUrls,
        actionClusters: clusters
          .filter(({ actions }) => actions)
          .map(({ name }) => name),
        productionClusters: clusters
          .filter(({ production }) => production)
          .map(({ name }) => name),
        house: options.house,
      }),
      auditing: createAuditing({
        ...options,
        portalUrl: config.portalUrl,
        networkData: config.audit.networkData,
      }),
      alerting: options.alerting,
      metricsServerOf: options.metricsServerOf,
      hint,
      now,
    },
  });
}
