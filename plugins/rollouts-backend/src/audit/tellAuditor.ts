import type {
  AuditorService,
  LoggerService,
} from '@backstage/backend-plugin-api';
import {
  AuditRow,
  stringifyRolloutRef,
} from '@rollouts/backstage-plugin-rollouts-common';
import { reasonOf } from '../reasonOf';

/**
 * Tells Backstage's auditor of each row, with its number and hash. Where those events go, whoever owns
 * the database does not come: they anchor the chain. Each row and not now and then, since what
 * came after the newest anchor could be cut unnoticed.
 */
export function tellAuditor(options: {
  auditor: AuditorService;
  logger: LoggerService;
}): (row: AuditRow) => void {
  const { auditor, logger } = options;
  return row => {
    const { seq, hash, kind, verb, outcome, event, user, rollout } = row;
    auditor
      .createEvent({
        eventId: 'audit-row',
        severityLevel: kind === 'denied' || kind === 'cut' ? 'high' : 'medium',
        meta: {
          seq,
          hash,
          queryType: kind,
          verb,
          outcome,
          event,
          user,
          rollout: rollout && stringifyRolloutRef(rollout),
          action: row.actionId,
          cut: row.cut,
        },
      })
      .then(told => told.success())
      .catch(error =>
        logger.warn(
          `The auditor could not be told of row ${seq}:${hash}: ${reasonOf(
            error,
          )}`,
        ),
      );
  };
}
