// @ts-check

/** @param {import('knex').Knex} knex */
exports.up = async function up(knex) {
  await knex.schema.alterTable('gate_polls', table => {
    table
      .text('key_id')
      .nullable()
      .comment('Hash of the key that made the credentials of whoever asked');
  });
};

/** @param {import('knex').Knex} knex */
exports.down = async function down(knex) {
  await knex.schema.alterTable('gate_polls', table =>
    table.dropColumn('key_id'),
  );
};
