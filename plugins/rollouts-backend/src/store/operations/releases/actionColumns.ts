import {
  type Beginning,
  beginningVerbs,
  type Decision,
  endingVerbs,
} from '@rollouts/backstage-plugin-rollouts-common';
import type { Knex } from 'knex';
import type { ActionRecord } from '../../../domain/actions/record';
import type { ActionRow } from '../../tables';

/** What a query of releases has of the actions about them. */
export interface ActionColumns {
  decision_json: string | null;
  beginning_json: string | null;
}

/** The columns: the action that ended each release, and the one that began it. */
export function actionColumns(knex: Knex): Knex.QueryBuilder[] {
  const ended = newestOf(knex)
    .whereRaw('actions.release_id = releases.id')
    .where(of =>
      of.whereNull('actions.verb').orWhereIn('actions.verb', endingVerbs),
    )
    .as('decision_json');
  // Whoever asked saw the release before: what they asked for began this one.
  const began = newestOf(knex)
    .whereRaw(
      "actions.release_id = releases.rollout_id || '.' || (releases.number - 1)",
    )
    .whereIn('actions.verb', beginningVerbs)
    .as('beginning_json');
  return [ended, began];
}

function newestOf(knex: Knex): Knex.QueryBuilder {
  return knex<ActionRow>('actions')
    .where('actions.state', 'effective')
    .orderBy('actions.requested_at', 'desc')
    .limit(1)
    .select('actions.action_json');
}

/** What persons did about a release through the portal. */
export function actionsIn(row: ActionColumns): {
  decision: Decision | null;
  begunBy: Beginning | null;
} {
  return {
    decision: whoDid<Decision['verb']>(row.decision_json),
    begunBy: whoDid<Beginning['verb']>(row.beginning_json),
  };
}

function whoDid<V extends ActionRecord['verb']>(json: string | null) {
  if (json === null) return null;
  const action = JSON.parse(json) as ActionRecord & { verb: V };
  const { verb, by, reason, at } = action;
  return { verb, by, reason, at };
}
