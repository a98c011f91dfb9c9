import {
  type Decision,
  endingVerbs,
  type Release,
} from '@rollouts/backstage-plugin-rollouts-common';
import type { Knex } from 'knex';
import type { ActionRecord } from '../../../domain/actions/record';
import type { ReleaseFields } from '../../../domain/fact';
import type { ActionRow, ReleaseRow } from '../../tables';

type Row = Pick<ReleaseRow, 'id' | 'release_json'> & {
  decision_json: string | null;
};

/** An action of those verbs. */
type Ended = ActionRecord & Pick<Decision, 'verb'>;

/** The column `decision_json` of a query of releases: the action that ended each of them. */
export function decisionColumn(knex: Knex): Knex.QueryBuilder {
  return knex<ActionRow>('actions')
    .whereRaw('actions.release_id = releases.id')
    .where('actions.state', 'effective')
    .where(ended =>
      ended.whereNull('actions.verb').orWhereIn('actions.verb', endingVerbs),
    )
    .orderBy('actions.requested_at', 'desc')
    .limit(1)
    .select('actions.action_json')
    .as('decision_json');
}

/** A release as the API gives it. */
export function toRelease(row: Row, rolloutRef: string): Release {
  const fields = JSON.parse(row.release_json) as ReleaseFields;
  return { id: row.id, rolloutRef, ...fields, decision: decisionIn(row) };
}

function decisionIn({ decision_json: json }: Row): Decision | null {
  if (json === null) return null;
  const { verb, by, reason, at } = JSON.parse(json) as Ended;
  return { verb, by, reason, at };
}
