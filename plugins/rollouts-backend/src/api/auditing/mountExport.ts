import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { LoggerService } from '@backstage/backend-plugin-api';
import { auditExportRoute } from '@rollouts/backstage-plugin-rollouts-common';
import type { Router } from 'express';
import { exportAudit } from '../../audit/exportAudit';
import { reasonOf } from '../../reasonOf';
import type { Authorize } from '../createReadAccess';
import type { RouteContext } from '../handler';
import { parse } from '../parse';

const types = {
  csv: 'text/csv; charset=utf-8',
  ndjson: 'application/x-ndjson; charset=utf-8',
};

/** Mounts the one route that answers a file: as long as it is, it is never held in memory. */
export function mountExport(
  router: Router,
  options: {
    authorize: Authorize;
    context: Pick<RouteContext, 'store' | 'auditing' | 'now'>;
    logger: LoggerService;
  },
): void {
  const { authorize, context, logger } = options;
  router.get(auditExportRoute.path, async (request, response) => {
    const { credentials, criteria } = await authorize(request);
    const { format, ...filter } = parse(auditExportRoute.query, request.query);
    await context.auditing.authorize(credentials);
    const event = await context.auditing.auditor.createEvent({
      eventId: 'audit-export',
      severityLevel: 'medium',
      request,
      meta: { queryType: format, filter },
    });
    const now = context.now();
    const lines = exportAudit({
      store: context.store,
      query: { ...filter, criteria },
      format,
      now,
    });
    const day = new Date(now).toISOString().slice(0, 10);
    response
      .type(types[format])
      .attachment(`rollouts-audit-${day}.${format}`)
      // Of what somebody may read now nothing is left in caches.
      .set('cache-control', 'no-store');
    try {
      await pipeline(Readable.from(lines), response);
      await event.success();
    } catch (error) {
      await event.fail({ error: error as Error });
      // The status is sent: only an end that is missing can tell.
      logger.warn(`An export of the audit broke off: ${reasonOf(error)}`);
      response.destroy();
    }
  });
}
