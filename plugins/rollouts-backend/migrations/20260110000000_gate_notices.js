// @ts-check

/** Times are UTC milliseconds. */

/** @param {import('knex').Knex} knex */
exports.up = async function up(knex) {
  await knex.schema.createTable('gate_notices', table => {
    table.comment('Gates that wait and whose owner was told of it');
    table
      .text('release_id')
      .notNullable()
      .references('releases.id')
      .onDelete('CASCADE');
    table.text('kind').notNullable().comment('Type of the hook that waits');
    table.bigInteger('told_at').notNullable();
    table.primary(['release_id', 'kind']);
  });
};

/** @param {import('knex').Knex} knex */
exports.down = async function down(knex) {
  await knex.schema.dropTable('gate_notices');
};
