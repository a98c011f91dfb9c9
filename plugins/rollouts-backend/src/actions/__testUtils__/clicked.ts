import type { Verb } from '@rollouts/backstage-plugin-rollouts-common';
import { newRecord, withPlan } from '../../api/deciding/newRecord';
import { planAction } from '../../domain/actions/plan';
import type { Observation } from '../../domain/observation';
import { deployed, routed, seen } from '../../domain/__testUtils__/story';
import { askGate } from '../../gates/askGate';
import { createHouse } from '../../gates/createHouse';
import { createApply } from '../../reconcile/apply';
import type { Store } from '../../store/Store';
import { checkout } from '../../store/__testUtils__/change';
import { CanaryOfFlagger } from './CanaryOfFlagger';

const status = { canaryWeight: 25 };
const house = createHouse({ clusters: [], freezes: [], gateUrls: [] });

/** Another version waits for a yes to begin. */
const waiting = {
  seen: [seen(22, 'Succeeded'), routed(22, 0), seen(25, 'Waiting')],
  set: (flagger: CanaryOfFlagger) => flagger.beginIn({ phase: 'Waiting' }, 25),
};

/** It was promoted: the primary runs the new version. */
const promoted = {
  seen: [
    seen(25, 'Succeeded'),
    routed(25, 0),
    deployed(25, 'primary', '1.1', { ready: true }),
  ],
  set: (flagger: CanaryOfFlagger) => {
    flagger.tags.primary = '1.1';
    flagger.beginIn({ phase: 'Succeeded', canaryWeight: 0 }, 25);
  },
};

/** What was seen last, and what the Canary is then, where it is not a release at 25 %. */
const scenes: {
  [V in Verb]?: {
    seen: Observation[];
    set: (flagger: CanaryOfFlagger) => void;
  };
} = {
  resume: {
    seen: [
      seen(25, 'Progressing', { since: 10, status, spec: { suspend: true } }),
    ],
    set: flagger => {
      flagger.suspend = true;
    },
  },
  revert: promoted,
  'revert-primary': promoted,
  retry: {
    seen: [seen(25, 'Failed'), routed(25, 0)],
    set: flagger => {
      flagger.beginIn({ phase: 'Failed', canaryWeight: 0 }, 25);
    },
  },
  approve: waiting,
  reject: waiting,
};

/** All of the cluster is heard, so far ahead that no play takes long enough to be silence. */
export async function hearAll(store: Store, epoch: number): Promise<void> {
  const feeds = ['deployments', 'httproutes'].map(name => ({
    name,
    state: 'live',
    lastSuccessAt: 1e15,
  }));
  const live = { name: 'production', state: 'live', feeds };
  await store.saveSource(live as never, epoch);
}

/**
 * A rollout in the store and in the cluster, whose clock is so many seconds ahead, and a click on a
 * button; another name is another rollout.
 */
export async function clicked(
  store: Store,
  verb: Verb,
  version: string | null = null,
  name = checkout.name,
  ahead = 0,
) {
  const address = { ...checkout, name };
  const flagger = new CanaryOfFlagger();
  flagger.ahead = ahead;
  const write = createApply({ store, onWritten: () => {}, now: flagger.now });
  const apply = (observation: Observation) => write(address, observation, null);
  const scene = scenes[verb];
  scene?.set(flagger);
  for (const observation of [
    seen(0, 'Initialized'),
    deployed(1, 'primary', '1.0'),
    deployed(2, 'target', '1.1'),
    seen(10, 'Progressing'),
    seen(20, 'Progressing', { since: 10, status }),
    routed(20, 25),
    ...(scene?.seen ?? []),
  ]) {
    await apply(observation);
  }
  const all = await store.listRollouts({});
  const rollout = all.find(known => known.name === name);
  if (!rollout) throw new Error(`no rollout ${name}`);
  const planned = planAction(verb, {
    ...address,
    state: rollout.state,
    actions: true,
    production: false,
    flaggerVersion: version,
    staleMs: null,
    gates: [
      { kind: 'confirm-rollout', hook: 'ask', checksums: [], last: null },
    ],
    held: false,
    rejected: null,
    staged: null,
    objections: [],
    objectionsAlone: [],
    notices: [],
  });
  if (planned.refusal) throw new Error(planned.refusal.code);
  const asked = {
    ...address,
    verb,
    releaseId: rollout.release?.id ?? '',
    phase: flagger.status.phase,
    reason: 'because',
    idempotencyKey: `click-on-${name}`,
  };
  const record = newRecord(rollout, asked, 'user:default/ann', flagger.now());
  await store.addAction(withPlan(record, planned, 600_000));
  const question = {
    kind: 'confirm-rollout',
    checksum: 'a',
    keyId: 'k',
  } as const;
  const tick = async () => {
    if (flagger.status.phase === 'Waiting') {
      const options = { store, house, now: flagger.now };
      flagger.mayBegin = (await askGate(address, question, options)).yes;
    }
    for (const observation of flagger.tick()) await apply(observation);
  };
  return { flagger, rolloutId: rollout.id, apply, tick };
}
