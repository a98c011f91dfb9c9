import { ConflictError } from '@backstage/errors';
import type { AuditRow } from '@rollouts/backstage-plugin-rollouts-common';
import { rowOfRefusal } from '../../domain/audit/rowsOfAction';
import type { StoredRollout } from '../../store/RolloutStore';
import type { HandlerInput, RouteContext } from '../handler';
import { RefusedError } from '../RefusedError';
import { newRecord } from './newRecord';

/** Who asks, and from where. */
export interface Asker {
  by: string;
  from: AuditRow['from'];
}

/** Keeps in the audit that a person with the right was told no, and goes on with the error. */
export function keepRefusal(
  asked: HandlerInput<'act'>,
  { by, from }: Asker,
  rollout: StoredRollout,
  { store, now }: Pick<RouteContext, 'store' | 'now'>,
): (error: unknown) => Promise<never> {
  return async error => {
    if (error instanceof ConflictError) {
      const record = newRecord(rollout, asked, by, now());
      const about = {
        entity: rollout.mappings[0]?.entityRef ?? null,
        owner: rollout.confirmedOwnerRef,
      };
      await store.addAudit([rowOfRefusal(record, toldBy(error), from, about)]);
    }
    throw error;
  };
}

/** Whoever filters for a reason looks for its code. */
function toldBy(error: ConflictError): string {
  return error instanceof RefusedError
    ? `${error.refusal.code}: ${error.message}`
    : error.message;
}
