import type {
  AuthService,
  LoggerService,
  SchedulerService,
} from '@backstage/backend-plugin-api';
import type { CatalogService } from '@backstage/plugin-catalog-node';
import type { Ownership } from '../domain/entityMatch/types';
import { Coalescer } from '../reconcile/Coalescer';
import type { RolloutStore } from '../store/RolloutStore';
import { EntityMapper } from './EntityMapper';
import { createClaimReader } from './readClaims';

interface MappingOptions {
  auth: AuthService;
  catalog: CatalogService;
  logger: LoggerService;
  scheduler: SchedulerService;
  store: RolloutStore;
  ownership: Ownership;
  /** Called with the opaque id of a rollout whose mapping or owner changed. */
  onChanged: (id: string) => void;
}

/** The mapper, kept up to date with the catalog, and the queue of rollouts that changed. */
export async function createMapping(
  options: MappingOptions,
): Promise<{ mapper: EntityMapper; queue: Coalescer }> {
  const { logger, scheduler } = options;
  const mapper = new EntityMapper({
    ...options,
    reader: createClaimReader(options),
  });
  const queue = new Coalescer({
    intervalMs: 500,
    most: 500,
    run: ids => mapper.map(ids),
    // What fails is mended by the next refresh.
    onError: error =>
      logger.warn(`Rollouts could not be mapped to entities: ${error}`),
  });
  await scheduler.scheduleTask({
    id: 'map-rollouts-to-entities',
    // In every replica, since each keeps its own picture of the catalog.
    scope: 'local',
    frequency: { minutes: 2 },
    timeout: { minutes: 5 },
    fn: () => mapper.refresh(),
  });
  return { mapper, queue };
}
