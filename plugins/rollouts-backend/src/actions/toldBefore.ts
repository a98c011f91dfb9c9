import type { AuditRow } from '@rollouts/backstage-plugin-rollouts-common';
import type { ActionRecord } from '../domain/actions/record';
import { isDeepStrictEqual } from '../domain/equal';
import { isPastAsking } from '../domain/gates/decided/approval';
import { saysYes } from '../domain/gates/decided/closedBy';
import type { Telling } from '../domain/gates/decided/tellingOf';
import { NOT_TOLD } from '../domain/gates/grounds';
import type { RolloutState } from '../domain/state';
import type { Store } from '../store/Store';

/** More answers of one person in one cluster are not told while an approval is open. */
const MOST_ROWS = 500;

/**
 * That Flagger was told a yes of which the gate's questions tell nothing any more: of each only the newest
 * answer is kept, and those of an earlier release go, so whoever asks before this portal is back would hide
 * it. The audit keeps every answer that was another one, in the transaction that kept the question. Null: it
 * was not told, or Flagger still asks.
 */
export async function toldBefore(
  record: ActionRecord,
  { canary }: Pick<RolloutState, 'canary'>,
  store: Pick<Store, 'walkAudit'>,
): Promise<Telling | null> {
  const { id, by, cluster, writtenAt } = record;
  const phase = canary?.status?.phase ?? null;
  if (!saysYes(record) || !isPastAsking(record, phase)) return null;
  const rows = await store.walkAudit(
    {
      kind: 'gate',
      outcome: 'answered-yes',
      person: by,
      cluster,
      from: writtenAt ?? 0,
    },
    { after: 0, limit: MOST_ROWS },
  );
  for (const yes of rows.filter(({ actionId }) => actionId === id)) {
    if (!(await isTakenBack(yes, store))) {
      return { at: yes.at, code: 'gate-answered' };
    }
  }
  return null;
}

/** What was written down too late to be told is followed by a no that says so. */
async function isTakenBack(
  { seq, event, rollout }: AuditRow,
  store: Pick<Store, 'walkAudit'>,
): Promise<boolean> {
  const rows = await store.walkAudit(
    { kind: 'gate', outcome: 'answered-no', cluster: rollout?.cluster },
    { after: seq, limit: MOST_ROWS },
  );
  const next = rows.find(
    row => row.event === event && isDeepStrictEqual(row.rollout, rollout),
  );
  return next?.reason === NOT_TOLD;
}
