import type { Knex } from 'knex';
import type { ActionRecord } from '../../../domain/actions/record';
import { FIELD_MANAGER } from '../../../domain/actions/declaredBy';
import type { OutsideChange } from '../../../domain/audit/outside';
import type { ActionRow } from '../../tables';
import { toAction } from '../actions/toRow';

/** How far a watch may lag behind. */
const SLACK_MS = 300_000;
/** No rollout has more within that time. */
const NEWEST = 20;

/**
 * Leaves out what was done under the portal's own name while an action explains it: its rows tell
 * of that already. A name proves nothing, so what no action explains stays. The time is that of the
 * cluster's clock, which may differ from the portal's: when the portal heard of it counts as well.
 */
export async function withoutOwn(
  trx: Knex,
  rolloutId: string,
  { changes, seenAt }: { changes: OutsideChange[]; seenAt: number },
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
      !written.some(action =>
        [time ?? lastOf(action), seenAt].some(at => isDuring(action, at)),
      ),
  );
}

function isDuring(action: ActionRecord, at: number): boolean {
  return (
    action.requestedAt - SLACK_MS <= at &&
    (action.restore === 'pending' || at <= lastOf(action) + SLACK_MS)
  );
}

function lastOf({ steps, at }: ActionRecord): number {
  return steps.at(-1)?.at ?? at;
}
