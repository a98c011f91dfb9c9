import type { Knex } from 'knex';
import { FIELD_MANAGER } from '../../../domain/actions/declaredBy';
import type { OutsideChange } from '../../../domain/audit/outside';
import type { ActionRow } from '../../tables';
import { toAction } from '../actions/toRow';

/** How far a watch may lag behind, and the clocks of cluster and portal may differ. */
const SLACK_MS = 300_000;
/** No rollout has more within that time. */
const NEWEST = 20;

/**
 * Leaves out what was done under the portal's own name while an action explains it: its rows tell
 * of that already. A name proves nothing, so what no action explains stays.
 */
export async function withoutOwn(
  trx: Knex,
  rolloutId: string,
  changes: OutsideChange[],
): Promise<OutsideChange[]> {
  if (changes.every(({ manager }) => manager !== FIELD_MANAGER)) return changes;
  const rows = await trx<ActionRow>('actions')
    .where({ rollout_id: rolloutId })
    .orderBy('requested_at', 'desc')
    .limit(NEWEST)
    .select('action_json', 'version');
  const written = rows.map(toAction).filter(({ attempted }) => attempted);
  return changes.filter(
    ({ manager, time }) =>
      manager !== FIELD_MANAGER ||
      !written.some(action => {
        const last = action.steps.at(-1)?.at ?? action.at;
        const at = time ?? last;
        return (
          action.requestedAt - SLACK_MS <= at &&
          (action.restore === 'pending' || at <= last + SLACK_MS)
        );
      }),
  );
}
