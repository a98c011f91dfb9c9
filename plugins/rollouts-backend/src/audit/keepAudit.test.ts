import { mockServices } from '@backstage/backend-test-utils';
import type { SchedulerServiceTaskInvocationDefinition } from '@backstage/backend-plugin-api';
import type { AuditConfig } from '../config/audit';
import { keepAudit } from './keepAudit';

const DAY = 86_400_000;

async function kept(cut: AuditConfig['cut'], hasRows = true) {
  const tasks: SchedulerServiceTaskInvocationDefinition[] = [];
  const auditor = mockServices.auditor.mock({
    createEvent: async () => ({
      success: async () => {},
      fail: async () => {},
    }),
  });
  const store = {
    auditHead: async () => (hasRows ? { seq: 7, hash: 'abc' } : null),
    cutAudit: jest.fn(async () => null),
  };
  await keepAudit({
    auditor,
    logger: mockServices.logger.mock(),
    scheduler: mockServices.scheduler.mock({
      scheduleTask: async task => {
        tasks.push(task);
      },
    }),
    store,
    config: { audit: { cut, networkData: false } },
    now: () => 500 * DAY,
  });
  return { tasks, store, auditor };
}

describe('keeping the audit', () => {
  it('tells the auditor at the start where the chain ends', async () => {
    const { auditor, tasks } = await kept(null);
    expect(auditor.createEvent).toHaveBeenCalledWith(
      expect.objectContaining({
        eventId: 'audit-row',
        severityLevel: 'medium',
        meta: { seq: 7, hash: 'abc', queryType: 'head' },
      }),
    );
    expect(tasks).toEqual([]);
  });

  it('tells nothing before the first row', async () => {
    const { auditor } = await kept(null, false);
    expect(auditor.createEvent).not.toHaveBeenCalled();
  });

  it('cuts what is older than configured, in the name of who answers for it', async () => {
    const { tasks, store } = await kept({
      olderThanMs: 400 * DAY,
      words: '400 days',
      signedOffBy: 'group:default/platform',
    });
    await tasks[0].fn(new AbortController().signal);

    expect(store.cutAudit).toHaveBeenCalledWith({
      before: 100 * DAY,
      by: 'group:default/platform',
      reason: 'rollouts.audit.retention is 400 days',
    });
  });
});
