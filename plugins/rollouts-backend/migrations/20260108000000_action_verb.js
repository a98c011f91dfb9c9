// @ts-check

/** @param {import('knex').Knex} knex */
exports.up = async function up(knex) {
  await knex.schema.alterTable('actions', table => {
    table
      .text('verb')
      .nullable()
      .comment('Null: promote or rollback, of before there were others');
  });
};

/** @param {import('knex').Knex} knex */
exports.down = async function down(knex) {
  await knex.schema.alterTable('actions', table => table.dropColumn('verb'));
};
