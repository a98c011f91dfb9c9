import { SimulatedClock } from '../clock/SimulatedClock';
import { MemoryObjectStore } from '../cluster/MemoryObjectStore';
import type { ClusterObject } from '../cluster/types';
import { WorkloadController } from './WorkloadController';

function setUp() {
  const clock = new SimulatedClock(Date.UTC(2026, 0, 5));
  const store = new MemoryObjectStore(clock);
  const workloads = new WorkloadController({ store, clock });
  workloads.start();
  return { clock, store, workloads };
}

function deployment(
  podSpec: Record<string, unknown> = {},
  replicas = 2,
): ClusterObject {
  return {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: { name: 'cart', namespace: 'shop' },
    spec: {
      replicas,
      progressDeadlineSeconds: 60,
      template: { metadata: { labels: { app: 'cart' } }, spec: podSpec },
    },
  };
}

type World = ReturnType<typeof setUp>;

const get = ({ store }: World) =>
  store.get('deployments.apps', 'shop', 'cart') as ClusterObject;

function change(world: World, spec: Record<string, unknown>): void {
  const object = get(world);
  world.store.update('deployments.apps', {
    ...object,
    spec: { ...object.spec, ...spec },
  });
}

function template(podSpec: Record<string, unknown>) {
  return { template: { metadata: { labels: { app: 'cart' } }, spec: podSpec } };
}

function reasons(world: World): Record<string, string> {
  const { conditions } = get(world).status as {
    conditions: Array<{ type: string; reason: string }>;
  };
  return Object.fromEntries(conditions.map(c => [c.type, c.reason]));
}

it('makes a Deployment ready after a moment, with its ReplicaSet and pods', async () => {
  const world = setUp();
  world.store.create('deployments.apps', deployment());
  expect(get(world).status).toBeUndefined();
  await world.clock.advanceBy(200);
  expect(get(world).status).toMatchObject({ unavailableReplicas: 2 });
  await world.clock.advanceBy(1_000);
  expect(get(world).status).toMatchObject({
    observedGeneration: 1,
    replicas: 2,
    updatedReplicas: 2,
    availableReplicas: 2,
  });
  expect(world.store.list('pods', 'shop')).toHaveLength(2);
  expect(world.store.list('replicasets.apps', 'shop')).toHaveLength(1);
});

it('replaces the pods of an older template and keeps its ReplicaSet at nothing', async () => {
  const world = setUp();
  world.store.create('deployments.apps', deployment());
  await world.clock.advanceBy(1_000);
  change(world, template({ containers: ['newer'] }));
  await world.clock.advanceBy(1_000);
  const sets = world.store.list('replicasets.apps', 'shop');
  expect(sets.map(set => set.spec?.replicas).sort()).toEqual([0, 2]);
  expect(world.store.list('pods', 'shop')).toHaveLength(2);
});

it('gives up at the progress deadline when no node fits', async () => {
  const world = setUp();
  world.store.create(
    'deployments.apps',
    deployment({ nodeSelector: { nowhere: 'x' } }),
  );
  await world.clock.advanceBy(59_000);
  expect(reasons(world)).toEqual({
    Available: 'MinimumReplicasUnavailable',
    Progressing: 'ReplicaSetUpdated',
  });
  await world.clock.advanceBy(2_000);
  expect(reasons(world).Progressing).toBe('ProgressDeadlineExceeded');
});

it('knows no deadline for a template that was rolled out without pods', async () => {
  const world = setUp();
  world.store.create(
    'deployments.apps',
    deployment({ nodeSelector: { nowhere: 'x' } }, 0),
  );
  await world.clock.advanceBy(1_000);
  change(world, { replicas: 2 });
  await world.clock.advanceBy(600_000);
  expect(reasons(world)).toEqual({
    Available: 'MinimumReplicasUnavailable',
    Progressing: 'NewReplicaSetAvailable',
  });
});

it('keeps the old pods while there is no room, until told to try again', async () => {
  const world = setUp();
  world.store.create('deployments.apps', deployment());
  await world.clock.advanceBy(1_000);
  world.workloads.setCrowded('shop', true);
  change(world, template({ containers: ['newer'] }));
  await world.clock.advanceBy(61_000);
  expect(get(world).status).toMatchObject({ availableReplicas: 2 });
  expect(get(world).status).not.toHaveProperty('updatedReplicas');
  expect(reasons(world)).toEqual({
    Available: 'MinimumReplicasAvailable',
    Progressing: 'ProgressDeadlineExceeded',
  });
  world.workloads.setCrowded('shop', false);
  world.workloads.retry('shop', 'cart');
  await world.clock.advanceBy(1_000);
  expect(get(world).status).toMatchObject({ updatedReplicas: 2 });
});

it('runs a DaemonSet on two nodes, or on none', async () => {
  const world = setUp();
  const agent = { ...deployment(), kind: 'DaemonSet' };
  world.store.create('daemonsets.apps', agent);
  await world.clock.advanceBy(1_000);
  const status = () =>
    world.store.get('daemonsets.apps', 'shop', 'cart')?.status;
  expect(status()).toMatchObject({ desiredNumberScheduled: 2, numberReady: 2 });
  world.store.update('daemonsets.apps', {
    ...agent,
    spec: template({ nodeSelector: { 'flagger.app/scale-to-zero': 'true' } }),
  });
  await world.clock.advanceBy(1_000);
  expect(status()).toMatchObject({ desiredNumberScheduled: 0, numberReady: 0 });
});
