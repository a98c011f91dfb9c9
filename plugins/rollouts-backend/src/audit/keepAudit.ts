import type {
  AuditorService,
  LoggerService,
  SchedulerService,
} from '@backstage/backend-plugin-api';
import type { AuditConfig } from '../config/audit';
import { reasonOf } from '../reasonOf';
import type { AuditStore } from '../store/AuditStore';

/**
 * Says at the start where the chain ends, since a crash may have kept the last row from the auditor,
 * and removes old rows where the configuration says so.
 */
export async function keepAudit(options: {
  auditor: AuditorService;
  logger: LoggerService;
  scheduler: SchedulerService;
  store: Pick<AuditStore, 'auditHead' | 'cutAudit'>;
  config: { audit: AuditConfig };
  now: () => number;
}): Promise<void> {
  const { scheduler, store, logger, now } = options;
  const { cut } = options.config.audit;
  await anchor(options);
  if (!cut) return;
  await scheduler.scheduleTask({
    id: 'cut-audit',
    frequency: { hours: 6 },
    timeout: { minutes: 30 },
    fn: async () => {
      const row = await store.cutAudit({
        before: now() - cut.olderThanMs,
        by: cut.signedOffBy,
        reason: `rollouts.audit.retention is ${cut.words}`,
      });
      if (row) logger.info(`Cut ${row.cut?.rows} rows of the audit`);
    },
  });
}

async function anchor({
  auditor,
  logger,
  store,
}: Parameters<typeof keepAudit>[0]): Promise<void> {
  const head = await store.auditHead();
  if (!head) return;
  try {
    const told = await auditor.createEvent({
      eventId: 'audit-row',
      // Low ones are not in the log as long as nothing is configured.
      severityLevel: 'medium',
      meta: { ...head, queryType: 'head' },
    });
    await told.success();
  } catch (error) {
    logger.warn(`The auditor could not be told: ${reasonOf(error)}`);
  }
}
