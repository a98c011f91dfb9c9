import type { CatalogService } from '@backstage/plugin-catalog-node';
import type {
  RouteName,
  RouteOutput,
  routes,
} from '@rollouts/backstage-plugin-rollouts-common';
import type { z } from 'zod';
import type { EntityMapper } from '../mapping/EntityMapper';
import type { RolloutStore } from '../store/Store';
import type { ReadAccess } from './createReadAccess';
import type { ReadSources } from './readSources';

/** What routes work with. None of it reaches a cluster. */
export interface RouteContext {
  store: RolloutStore;
  catalog: CatalogService;
  mapper: Pick<EntityMapper, 'notice'>;
  readSources: ReadSources;
  now: () => number;
}

/** One route after its query was parsed and its caller authorized. */
export type Handler<N extends RouteName> = (
  query: z.output<(typeof routes)[N]['query']>,
  access: ReadAccess,
  context: RouteContext,
) => Promise<RouteOutput<N>>;
