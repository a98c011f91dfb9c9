import knexFactory, { Knex } from 'knex';
import type { RolloutAddress } from '@rollouts/backstage-plugin-rollouts-common';
import { seed } from '../../src/__testUtils__/seed';
import type { ActionRecord } from '../../src/domain/actions/record';
import type { RolloutState } from '../../src/domain/state';
import { createKnexStore } from '../../src/store/knexStore';

/** The cluster whose gates are asked. */
export const CLUSTER = 'production';
const NAMESPACE = 'shop';
/** What Flagger asks about. */
export const CHECKSUM = '7f9c2ba4e8';
/** One gate in so many has a yes. */
const DECIDED_EVERY = 100;
/** Of a recorded release that waits for its promotion. */
const RECORDING = 'gates-all';
const PORTION = 250;
const OPEN = { closedAt: null, outcome: null, cause: null };

export const connect = (url: string): Knex =>
  knexFactory({ client: 'pg', connection: url, pool: { min: 0, max: 10 } });

/** Which rollout has this number, and whether its promotion was approved. */
export function rolloutAt(
  index: number,
): RolloutAddress & { decided: boolean } {
  return {
    cluster: CLUSTER,
    namespace: NAMESPACE,
    name: `app-${index}`,
    decided: index % DECIDED_EVERY === 0,
  };
}

/** Fills an empty database with so many rollouts whose release waits for its promotion. */
export async function fill(knex: Knex, count: number): Promise<void> {
  const pattern = { cluster: CLUSTER, namespace: NAMESPACE, name: 'pattern' };
  await seed(knex, pattern, RECORDING);
  const [rollout] = await knex('rollouts');
  const releases = await knex('releases').where({ rollout_id: rollout.id });
  const newest = releases.find(r => r.number === rollout.release_number);
  const state = waiting(JSON.parse(rollout.state_json));
  const release = { ...JSON.parse(newest.release_json), ...OPEN };
  for (let from = 0; from < count; from += PORTION) {
    const indexes = Array.from(
      { length: Math.min(PORTION, count - from) },
      (_, i) => from + i,
    );
    await knex('rollouts').insert(
      indexes.map(index => ({
        ...rollout,
        id: `rollout-${index}`,
        ref: `flagger:${CLUSTER}/${NAMESPACE}/app-${index}`,
        name: `app-${index}`,
        state_json: JSON.stringify(state),
      })),
    );
    await knex('releases').insert(
      indexes.map(index => ({
        ...newest,
        id: `rollout-${index}.${newest.number}`,
        rollout_id: `rollout-${index}`,
        closed_at: null,
        outcome: null,
        release_json: JSON.stringify(release),
      })),
    );
  }
  await knex('rollouts').where({ id: rollout.id }).delete();
  await decide(knex, count, newest.number, state);
}

function waiting(state: RolloutState): RolloutState {
  const { canary } = state;
  if (!canary?.status) throw new Error(`${RECORDING} has no status`);
  return {
    ...state,
    canary: {
      ...canary,
      status: { ...canary.status, phase: 'WaitingPromotion' },
    },
    releases: state.releases.map((record, index) =>
      index === state.releases.length - 1
        ? { ...record, release: { ...record.release, ...OPEN } }
        : record,
    ),
  };
}

async function decide(
  knex: Knex,
  count: number,
  number: number,
  { canary }: RolloutState,
): Promise<void> {
  if (!canary?.status) throw new Error(`${RECORDING} has no status`);
  const { lastAppliedSpec, trackedConfigs } = canary.status;
  const store = createKnexStore({ knex, now: () => Date.now() });
  for (let index = 0; index < count; index += DECIDED_EVERY) {
    const now = Date.now();
    const id = `rollout-${index}`;
    const agreed = [{ by: 'user:default/ann', at: now, reason: 'because' }];
    const record: ActionRecord = {
      ...{ id: `action-${index}`, rolloutId: id, verb: 'promote' },
      ...rolloutAt(index),
      rolloutRef: `flagger:${CLUSTER}/${NAMESPACE}/app-${index}`,
      releaseId: `${id}.${number}`,
      releaseNumber: number,
      ...{ lever: 'gate', state: 'accepted', by: 'user:default/ann' },
      ...{ reason: 'because', idempotencyKey: `click-${index}` },
      ...{ requestedAt: now, at: now, writtenAt: now, withinMs: 3_600_000 },
      ...{ refusal: null, receipt: null, restore: 'none', before: null },
      ...{ steps: [], attempted: true, version: 1 },
      bound: {
        uid: canary.uid,
        lastAppliedSpec,
        trackedConfigs,
      },
      write: {
        field: 'gate',
        value: { kind: 'confirm-promotion', checksums: [CHECKSUM] },
      },
      approval: { expiresAt: now + 3_600_000, agreed },
    };
    await store.addAction(record);
  }
}
