// @ts-check

/** Times are UTC milliseconds; texts named *_json hold JSON. */

/** @param {import('knex').Knex} knex */
exports.up = async function up(knex) {
  await knex.schema.createTable('analyses', table => {
    table.comment('What the metrics said last in a release');
    table
      .text('release_id')
      .primary()
      .references('releases.id')
      .onDelete('CASCADE');
    table.bigInteger('at').notNullable();
    table.text('metrics_json').notNullable();
  });

  await knex.schema.createTable('samples', table => {
    table.comment(
      'Readings of metrics, so that charts outlive the metrics server',
    );
    table
      .text('release_id')
      .notNullable()
      .references('releases.id')
      .onDelete('CASCADE');
    table.text('metric').notNullable();
    table.string('role', 8).notNullable().comment('canary or primary');
    table.bigInteger('at').notNullable();
    table.double('value').nullable().comment('NULL: there was none');
    table.primary(['release_id', 'metric', 'role', 'at']);
  });
};

/** @param {import('knex').Knex} knex */
exports.down = async function down(knex) {
  await knex.schema.dropTable('samples');
  await knex.schema.dropTable('analyses');
};
