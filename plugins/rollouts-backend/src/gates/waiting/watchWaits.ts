import type { SchedulerService } from '@backstage/backend-plugin-api';
import { TellOptions, tellOwners } from './tellOwners';

/** Looks every minute for gates that wait, on one replica at a time; never where that is switched off. */
export async function watchWaits(
  options: Omit<TellOptions, 'afterMs'> & {
    scheduler: SchedulerService;
    /** Null: nobody is told. */
    notifyWaitingMs: number | null;
  },
): Promise<void> {
  const { scheduler, notifyWaitingMs: afterMs } = options;
  if (afterMs === null) return;
  await scheduler.scheduleTask({
    id: 'tell-of-waiting-gates',
    frequency: { minutes: 1 },
    timeout: { minutes: 5 },
    fn: () => tellOwners({ ...options, afterMs }),
  });
}
