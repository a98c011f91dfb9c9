import type {
  LoggerService,
  SchedulerService,
} from '@backstage/backend-plugin-api';
import type { RolloutStore } from './RolloutStore';

/** Nothing is scheduled when history is kept for ever. */
export async function scheduleRetention(options: {
  scheduler: SchedulerService;
  /** Null: history is kept for ever. */
  retentionMs: number | null;
  store: Pick<RolloutStore, 'pruneTimelines'>;
  logger: LoggerService;
  now: () => number;
}): Promise<void> {
  const { scheduler, retentionMs, store, logger, now } = options;
  if (retentionMs === null) return;
  await scheduler.scheduleTask({
    id: 'prune-timelines',
    frequency: { hours: 6 },
    timeout: { minutes: 30 },
    fn: async () => {
      const pruned = await store.pruneTimelines(now() - retentionMs);
      if (pruned > 0)
        logger.info(`Removed the timelines of ${pruned} releases`);
    },
  });
}
