import type { Knex } from 'knex';
import { hasWritten } from '../../../domain/actions/alreadyThere';
import { FIELD_MANAGER } from '../../../domain/actions/declaredBy';
import type { ActionRecord } from '../../../domain/actions/record';
import type { OutsideChange } from '../../../domain/audit/outside';
import type { ActionRow } from '../../tables';
import { toAction } from '../actions/toRow';

/** How far a watch may lag behind. */
const SLACK_MS = 300_000;
/** No rollout has more within that time. */
const NEWEST = 20;

/**
 * Leaves out what was written under the portal's own name into the field that an action wrote: its
 * rows tell of that already. A name proves nothing, so what no action explains stays, and so do other
 * fields that changed along with it. The time is that of the cluster's clock, which may differ from the
 * portal's: when the portal heard of it counts as well.
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
  const written = rows.map(toAction).filter(hasWritten);
  return changes.flatMap(change =>
    change.manager === FIELD_MANAGER
      ? unexplained(change, written, seenAt)
      : [change],
  );
}

/** What is left of a change; one of no field that is read here is explained by nothing. */
function unexplained(
  change: OutsideChange,
  written: ActionRecord[],
  seenAt: number,
): OutsideChange[] {
  const explaining = written.filter(action =>
    [change.time ?? lastOf(action), seenAt].some(at => isDuring(action, at)),
  );
  const left = change.changes.filter(({ field }) =>
    explaining.every(({ write }) => write?.field !== field),
  );
  const isExplained = change.changes.length > 0 && left.length === 0;
  return isExplained ? [] : [{ ...change, changes: left }];
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
