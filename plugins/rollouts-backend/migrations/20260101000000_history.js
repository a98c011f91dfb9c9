// @ts-check

/** Times are UTC milliseconds; texts named *_json hold JSON. */

/** @param {import('knex').Knex} knex */
exports.up = async function up(knex) {
  await knex.schema.createTable('rollouts', table => {
    table.comment('One row for each Canary that was ever seen');
    table.text('id').primary().comment('Opaque, sent in change hints');
    table.text('ref').notNullable().unique();
    table.text('cluster').notNullable();
    table.text('namespace').notNullable();
    table.text('name').notNullable();
    table.text('target_name').nullable();
    table.text('app_name').nullable().comment('app.kubernetes.io/name');
    table.text('state_json').notNullable().comment('State of the reducer');
    table.integer('version').notNullable().comment('Grows with every write');
    table.integer('release_number').nullable().comment('The newest release');
    table.text('annotations_json').notNullable();
    table.text('mappings_json').notNullable().comment('Best first');
    table.text('confirmed_owner_ref').nullable();
    table.bigInteger('observed_at').notNullable();
    table.bigInteger('gone_at').nullable();
    table.index(['cluster', 'namespace', 'name'], 'rollouts_address_idx');
    table.index(['confirmed_owner_ref'], 'rollouts_owner_idx');
    table.index(['name'], 'rollouts_name_idx');
    table.index(['target_name'], 'rollouts_target_name_idx');
    table.index(['app_name'], 'rollouts_app_name_idx');
  });

  await knex.schema.createTable('rollout_annotations', table => {
    table.comment('For permission rules that filter in SQL');
    table
      .text('rollout_id')
      .notNullable()
      .references('rollouts.id')
      .onDelete('CASCADE');
    table.text('key').notNullable();
    table.text('value').nullable().comment('NULL: too long to be compared');
    table.primary(['rollout_id', 'key']);
  });

  await knex.schema.createTable('rollout_entities', table => {
    table.comment('The entities that a rollout is shown on');
    table
      .text('rollout_id')
      .notNullable()
      .references('rollouts.id')
      .onDelete('CASCADE');
    table.text('entity_ref').notNullable();
    table.primary(['rollout_id', 'entity_ref']);
    table.index(['entity_ref'], 'rollout_entities_entity_idx');
  });

  await knex.schema.createTable('releases', table => {
    table.text('id').primary();
    table
      .text('rollout_id')
      .notNullable()
      .references('rollouts.id')
      .onDelete('CASCADE');
    table.integer('number').notNullable();
    table.bigInteger('opened_at').notNullable();
    table.bigInteger('closed_at').nullable();
    table.text('outcome').nullable();
    table.text('release_json').notNullable();
    table.unique(['rollout_id', 'number'], {
      indexName: 'releases_number_uniq',
    });
    table.index(['closed_at'], 'releases_closed_idx');
  });

  await knex.schema.createTable('timeline', table => {
    table.bigIncrements('id');
    table
      .text('release_id')
      .notNullable()
      .references('releases.id')
      .onDelete('CASCADE');
    table
      .string('dedupe_key', 64)
      .notNullable()
      .comment('SHA-256: keys hold messages, and index entries are limited');
    table.bigInteger('at').notNullable();
    table.text('kind').notNullable();
    table.text('details_json').notNullable();
    table.text('feeds_json').notNullable();
    table.unique(['release_id', 'dedupe_key'], {
      indexName: 'timeline_dedupe_uniq',
    });
  });

  await knex.schema.createTable('leases', table => {
    table.comment('Which replica reads a cluster; times are of the database');
    table.text('cluster').primary();
    table.text('holder').notNullable();
    table.integer('epoch').notNullable();
    table.bigInteger('expires_at').notNullable();
  });

  await knex.schema.createTable('sources', table => {
    table.text('cluster').primary();
    table.text('source_json').notNullable();
    table.bigInteger('saved_at').notNullable();
  });
};

/** @param {import('knex').Knex} knex */
exports.down = async function down(knex) {
  for (const table of [
    'sources',
    'leases',
    'timeline',
    'releases',
    'rollout_entities',
    'rollout_annotations',
    'rollouts',
  ]) {
    await knex.schema.dropTable(table);
  }
};
