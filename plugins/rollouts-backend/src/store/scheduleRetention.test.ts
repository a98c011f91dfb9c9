import { mockServices } from '@backstage/backend-test-utils';
import type { SchedulerServiceTaskInvocationDefinition } from '@backstage/backend-plugin-api';
import { scheduleRetention } from './scheduleRetention';

const DAY = 86_400_000;

function setUp(retentionMs: number | null) {
  const tasks: SchedulerServiceTaskInvocationDefinition[] = [];
  const scheduler = mockServices.scheduler.mock({
    scheduleTask: async task => {
      tasks.push(task);
    },
  });
  const store = { pruneTimelines: jest.fn(async () => 3) };
  const logger = mockServices.logger.mock();
  const now = () => 100 * DAY;
  const scheduled = scheduleRetention({
    scheduler,
    retentionMs,
    store,
    logger,
    now,
  });
  return { tasks, store, logger, scheduled };
}

describe('scheduleRetention', () => {
  it('removes what closed longer ago than configured', async () => {
    const { tasks, store, logger, scheduled } = setUp(30 * DAY);
    await scheduled;

    await tasks[0].fn(new AbortController().signal);

    expect(store.pruneTimelines).toHaveBeenCalledWith(70 * DAY);
    expect(logger.info).toHaveBeenCalledWith(
      'Removed the timelines of 3 releases',
    );
  });

  it('keeps everything when nothing is configured', async () => {
    const { tasks, scheduled } = setUp(null);
    await scheduled;

    expect(tasks).toEqual([]);
  });
});
