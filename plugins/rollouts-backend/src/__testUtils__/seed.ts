import type { RolloutAddress } from '@rollouts/backstage-plugin-rollouts-common';
import type { Knex } from 'knex';
import type { Observation } from '../domain/observation';
import { observationsOf } from '../domain/__testUtils__/replay';
import { createApply } from '../reconcile/apply';
import { createKnexStore } from '../store/knexStore';
import { migrate } from '../store/migrate';

/** Writes what a recording tells into the tables, as if it had happened at that address. */
export async function seed(
  knex: Knex,
  address: RolloutAddress,
  recording: string,
  annotations: Record<string, string> = {},
) {
  await migrate(knex);
  const store = createKnexStore({ knex, now: () => 0 });
  const apply = createApply({ store, onWritten: () => {}, now: () => 0 });
  for (const observation of observationsOf(recording)) {
    await apply(address, annotated(observation, annotations), null);
  }
  return store;
}

function annotated(
  observation: Observation,
  annotations: Record<string, string>,
): Observation {
  if (observation.kind !== 'canary') return observation;
  return { ...observation, canary: { ...observation.canary, annotations } };
}
