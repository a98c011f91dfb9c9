// @ts-check

/** Times are UTC milliseconds. */

/** @param {import('knex').Knex} knex */
exports.up = async function up(knex) {
  await knex.schema.createTable('gate_polls', table => {
    table.comment('The last question of each gate; answers come from actions');
    table
      .text('rollout_id')
      .notNullable()
      .references('rollouts.id')
      .onDelete('CASCADE');
    table.text('kind').notNullable().comment('Type of the hook that asked');
    table.text('checksum').notNullable().comment('What Flagger asked about');
    table
      .text('release_id')
      .nullable()
      .comment('The release that was open then');
    table.bigInteger('polled_at').notNullable();
    table.boolean('answer').notNullable().comment('True: yes');
    table.primary(['rollout_id', 'kind']);
  });
};

/** @param {import('knex').Knex} knex */
exports.down = async function down(knex) {
  await knex.schema.dropTable('gate_polls');
};
