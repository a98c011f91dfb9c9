// @ts-check

/** Times are UTC milliseconds. Questions are asked again within seconds: none is carried over. */

/** @param {import('knex').Knex} knex */
exports.up = async function up(knex) {
  await knex.schema.dropTable('gate_polls');
  await createTable(knex, ['rollout_id', 'kind', 'checksum']);
};

/** @param {import('knex').Knex} knex */
exports.down = async function down(knex) {
  await knex.schema.dropTable('gate_polls');
  await createTable(knex, ['rollout_id', 'kind']);
};

/**
 * @param {import('knex').Knex} knex
 * @param {string[]} key
 */
async function createTable(knex, key) {
  await knex.schema.createTable('gate_polls', table => {
    table.comment(
      'What each gate was asked in its newest release; answers come from actions',
    );
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
    table.primary(key);
  });
}
