// @ts-check

/**
 * Times are UTC milliseconds; texts named *_json hold JSON. No row refers to another table: the audit
 * outlives what it tells of.
 */

/** @param {import('knex').Knex} knex */
exports.up = async function up(knex) {
  await knex.schema.createTable('audit', table => {
    table.comment('Append-only; each row names the hash of the one before');
    table.bigInteger('seq').primary().comment('From 1, without holes');
    table.bigInteger('at').notNullable();
    table.text('row_json').notNullable().comment('Canonical; what was hashed');
    table.string('prev_hash', 64).notNullable();
    table.string('hash', 64).notNullable();
    // The rest repeats parts of row_json, to filter by.
    table.text('kind').notNullable();
    table.text('verb').nullable();
    table.text('outcome').notNullable();
    table.text('user_ref').nullable();
    table.text('cluster').nullable();
    table.text('rollout_ref').nullable();
    table.text('entity_ref').nullable();
    table.text('owner_ref').nullable();
    table.bigInteger('cut_up_to').nullable().comment('Rows that may go');
    table.index(['at'], 'audit_at_idx');
    table.index(['rollout_ref', 'seq'], 'audit_rollout_idx');
    table.index(['entity_ref', 'seq'], 'audit_entity_idx');
    table.index(['user_ref', 'seq'], 'audit_user_idx');
    table.index(['cut_up_to'], 'audit_cut_idx');
  });
  await knex.schema.createTable('audit_head', table => {
    table.comment('The newest row; whoever appends locks it, one at a time');
    table.integer('id').primary();
    table.bigInteger('seq').notNullable();
    table.string('hash', 64).notNullable();
  });
  await knex('audit_head').insert({ id: 1, seq: 0, hash: '0'.repeat(64) });
  for (const sql of guards(knex)) await knex.raw(sql);
};

/** @param {import('knex').Knex} knex */
exports.down = async function down(knex) {
  await knex.schema.dropTable('audit');
  await knex.schema.dropTable('audit_head');
  if (isPostgres(knex)) {
    await knex.raw('DROP FUNCTION rollouts_audit_refuse()');
    await knex.raw('DROP FUNCTION rollouts_audit_head_refuse()');
  }
};

/** @param {import('knex').Knex} knex */
function isPostgres(knex) {
  return knex.client.config.client === 'pg';
}

/**
 * Rows are never changed, and go only after a row that signs their cut off. The owner of the tables
 * can drop this: it stops mistakes and whoever is in a hurry, the chain and its anchors find the rest.
 *
 * @param {import('knex').Knex} knex
 */
function guards(knex) {
  const refused = 'the audit is append-only';
  if (isPostgres(knex)) {
    return [
      `CREATE FUNCTION rollouts_audit_refuse() RETURNS trigger LANGUAGE plpgsql AS $$
       DECLARE signed boolean;
       BEGIN
         IF TG_OP = 'DELETE' THEN
           EXECUTE format('SELECT EXISTS (SELECT 1 FROM %I.%I WHERE cut_up_to >= $1)', TG_TABLE_SCHEMA, TG_TABLE_NAME)
             INTO signed USING OLD.seq;
           IF signed THEN RETURN OLD; END IF;
         END IF;
         RAISE EXCEPTION '${refused}';
       END $$`,
      `CREATE TRIGGER audit_rows BEFORE UPDATE OR DELETE ON audit
       FOR EACH ROW EXECUTE FUNCTION rollouts_audit_refuse()`,
      `CREATE TRIGGER audit_all BEFORE TRUNCATE ON audit
       FOR EACH STATEMENT EXECUTE FUNCTION rollouts_audit_refuse()`,
      `CREATE FUNCTION rollouts_audit_head_refuse() RETURNS trigger LANGUAGE plpgsql AS $$
       BEGIN
         IF TG_OP = 'UPDATE' THEN
           IF NEW.seq >= OLD.seq THEN RETURN NEW; END IF;
         END IF;
         RAISE EXCEPTION '${refused}';
       END $$`,
      `CREATE TRIGGER audit_head_rows BEFORE UPDATE OR DELETE ON audit_head
       FOR EACH ROW EXECUTE FUNCTION rollouts_audit_head_refuse()`,
    ];
  }
  return [
    `CREATE TRIGGER audit_changed BEFORE UPDATE ON audit
     BEGIN SELECT RAISE(ABORT, '${refused}'); END`,
    `CREATE TRIGGER audit_removed BEFORE DELETE ON audit
     WHEN NOT EXISTS (SELECT 1 FROM audit WHERE cut_up_to >= OLD.seq)
     BEGIN SELECT RAISE(ABORT, '${refused}'); END`,
    `CREATE TRIGGER audit_head_changed BEFORE UPDATE ON audit_head
     WHEN NEW.seq < OLD.seq
     BEGIN SELECT RAISE(ABORT, '${refused}'); END`,
    `CREATE TRIGGER audit_head_removed BEFORE DELETE ON audit_head
     BEGIN SELECT RAISE(ABORT, '${refused}'); END`,
  ];
}
