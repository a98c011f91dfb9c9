import type { Knex } from 'knex';
import { openStates } from '../../../domain/actions/record';
import type { RolloutState } from '../../../domain/state';
import type { KnownGate } from '../../GateStore';
import type { BigintColumn, RolloutRow } from '../../tables';
import { toAction } from '../actions/toRow';
import { toSource } from '../sources/listSources';
import { together } from '../together';
import { forGate } from './forGate';

type Row = Pick<
  RolloutRow,
  | 'ref'
  | 'id'
  | 'cluster'
  | 'namespace'
  | 'name'
  | 'version'
  | 'annotations_json'
> & {
  /** Null: the version is the one that was named. */
  state_json: string | null;
  release_id: string | null;
  action_json: string | null;
  action_version: number | null;
  was_decided: boolean | 0 | 1;
  source_json: string | null;
  saved_at: BigintColumn | null;
};

/** Rollouts whose state is remembered; beyond that the one that was read first is forgotten. */
const MOST = 20_000;
const NEVER = -1;
const OPEN = openStates.map(state => `'${state}'`).join(', ');

/** An index holds that one action is open at most. Written out, since it is asked more often than all else. */
const sqlFor = (asked: number) => `
  WITH asked (ref, version) AS (
    VALUES ${Array(asked).fill('(?, CAST(? AS integer))').join(', ')}
  )
  SELECT r.ref, r.id, r.cluster, r.namespace, r.name, r.version, r.annotations_json,
    CASE WHEN r.version = asked.version THEN NULL ELSE r.state_json END AS state_json,
    releases.id AS release_id,
    actions.action_json, actions.version AS action_version,
    sources.source_json, sources.saved_at,
    EXISTS (
      SELECT 1 FROM actions AS decided
      WHERE decided.release_id = releases.id
        AND (decided.state IN ('accepted', 'effective')
          OR (decided.verb = 'reject' AND decided.state IN ('requested', 'ineffective')))
    ) AS was_decided
  FROM asked
  JOIN rollouts AS r ON r.ref = asked.ref AND r.gone_at IS NULL
  LEFT JOIN releases ON releases.rollout_id = r.id
    AND releases.number = r.release_number AND releases.closed_at IS NULL
  LEFT JOIN actions ON actions.rollout_id = r.id AND actions.state IN (${OPEN})
  LEFT JOIN sources ON sources.cluster = r.cluster`;

interface Remembered {
  version: number;
  state: RolloutState;
}

/**
 * Reads what a gate's answer is made from, for all gates that are asked at the same time with one
 * question to the database. The state of a rollout is large and changes seldom: it is asked for only
 * when its version is another than the last one.
 */
export function createGateReader(
  knex: Knex,
): (ref: string) => Promise<KnownGate | null> {
  const states = new Map<string, Remembered>();
  const remembered = (row: Row, known: Remembered | undefined) => {
    if (known && row.state_json === null) return known.state;
    const state = forGate(JSON.parse(row.state_json ?? 'null'));
    states.set(row.ref, { version: row.version, state });
    const [first] = states.keys();
    if (states.size > MOST) states.delete(first);
    return state;
  };
  return together(async (refs, limitMs) => {
    const asked = new Map(refs.map(ref => [ref, states.get(ref)]));
    const result = await knex
      .raw(
        sqlFor(asked.size),
        [...asked].flatMap(([ref, known]) => [ref, known?.version ?? NEVER]),
      )
      // A connection that died without a word is given up, not used again.
      .timeout(limitMs);
    const rows: Row[] = Array.isArray(result) ? result : result.rows;
    const gates = new Map(
      rows.map(row => [
        row.ref,
        orError(() => toGate(row, remembered(row, asked.get(row.ref)))),
      ]),
    );
    return refs.map(ref => gates.get(ref) ?? null);
  });
}

/** What cannot be read of one gate keeps no other one from its answer. */
function orError<T>(read: () => T): T | Error {
  try {
    return read();
  } catch (error) {
    return error as Error;
  }
}

function toGate(row: Row, state: RolloutState): KnownGate {
  const { action_json: action, action_version: version } = row;
  return {
    id: row.id,
    cluster: row.cluster,
    namespace: row.namespace,
    name: row.name,
    state,
    annotations: JSON.parse(row.annotations_json),
    openReleaseId: row.release_id,
    action:
      action === null || version === null
        ? null
        : toAction({ action_json: action, version }),
    wasDecided: Boolean(row.was_decided),
    source:
      row.source_json === null
        ? null
        : {
            source: toSource(row.source_json),
            savedAt: Number(row.saved_at),
          },
  };
}
