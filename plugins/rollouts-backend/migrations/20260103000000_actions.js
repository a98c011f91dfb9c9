// @ts-check

/** Times are UTC milliseconds; texts named *_json hold JSON. */

/** @param {import('knex').Knex} knex */
exports.up = async function up(knex) {
  await knex.schema.createTable('actions', table => {
    table.comment(
      'What persons asked for and what the cluster did; also what was denied',
    );
    table.text('id').primary();
    table
      .text('rollout_id')
      .notNullable()
      .references('rollouts.id')
      .onDelete('CASCADE');
    table.text('release_id').nullable();
    table.text('cluster').notNullable();
    table.text('by_ref').notNullable();
    table.text('idempotency_key').notNullable();
    table.text('state').notNullable();
    table.boolean('is_due').notNullable().comment('Something is left to do');
    table.bigInteger('requested_at').notNullable();
    table.integer('version').notNullable().comment('Grows with every write');
    table.text('action_json').notNullable();
    table.unique(['rollout_id', 'by_ref', 'idempotency_key'], {
      indexName: 'actions_click_uniq',
    });
    table.index(['cluster', 'is_due'], 'actions_due_idx');
    table.index(['release_id', 'requested_at'], 'actions_release_idx');
  });
  // Of two persons who ask at once, one is first.
  await knex.schema.raw(
    "CREATE UNIQUE INDEX actions_open_uniq ON actions (rollout_id) WHERE state IN ('requested', 'accepted')",
  );
};

/** @param {import('knex').Knex} knex */
exports.down = async function down(knex) {
  await knex.schema.dropTable('actions');
};
