// @ts-check

/** @param {import('knex').Knex} knex */
exports.up = async function up(knex) {
  await knex.schema.alterTable('gate_polls', table => {
    table
      .text('decision_id')
      .nullable()
      .comment('The action whose decision the answer came from');
  });
};

/** @param {import('knex').Knex} knex */
exports.down = async function down(knex) {
  await knex.schema.alterTable('gate_polls', table =>
    table.dropColumn('decision_id'),
  );
};
