import type { ClusterObject } from '../../cluster/types';
import {
  canary,
  hooks,
  initialised,
  messages,
  standing,
  ticks,
  watch,
} from '../__testUtils__/podinfo';
import { World } from '../__testUtils__/World';

const service = (externalName: string): ClusterObject => ({
  apiVersion: 'v1',
  kind: 'Service',
  metadata: { name: 'podinfo' },
  spec: { type: 'ExternalName', externalName },
});
const targetRef = { apiVersion: 'v1', kind: 'Service', name: 'podinfo' };
const forService = (webhooks = hooks()) =>
  canary({ stepWeight: 25, maxWeight: 50, webhooks }, { targetRef });

function leadTo(world: World, externalName: string): void {
  const target = world.get('services', 'podinfo') as ClusterObject;
  const spec = { ...target.spec, externalName };
  world.store.update('services', { ...target, spec });
}

const leads = (world: World) =>
  ['podinfo', 'podinfo-canary', 'podinfo-primary'].map(
    name => world.get('services', name)?.spec?.externalName,
  );

it('goes through a release without a workload, and copies the Service', async () => {
  const world = new World();
  await initialised(world, forService(), service('old'));
  expect([standing(world), ...leads(world)]).toEqual([
    'Initialized 0/0/0',
    ...['old', 'old', 'old'],
  ]);

  leadTo(world, 'new');
  expect(await watch(world, 3)).toEqual([
    'Progressing 0/0/0',
    'Progressing 25/0/0',
    'Progressing 50/0/0',
  ]);
  expect(leads(world)).toEqual(['new', 'new', 'old']);

  await ticks(world, 3);
  expect(standing(world)).toBe('Succeeded 0/0/0');
  expect(leads(world)).toEqual(['new', 'new', 'new']);
});

it('waits for a yes to begin like any other, and has copied the canary by then', async () => {
  const world = new World();
  await initialised(
    world,
    forService(hooks('confirm-rollout')),
    service('old'),
  );
  leadTo(world, 'new');
  await ticks(world, 2);
  expect(standing(world)).toBe('Waiting 0/0/0');
  expect(leads(world)).toEqual(['new', 'new', 'old']);
});

it('never begins without its target', async () => {
  const world = new World();
  await initialised(world, forService(), {
    ...service('old'),
    metadata: { name: 'other' },
  });
  expect(standing(world)).toBe('Initializing 0/0/0');
  expect(messages(world)).toContain(
    'service podinfo-primary.shop get query error: services "podinfo" not found',
  );
});

it('never begins where the Service has an address, and says so at each tick', async () => {
  const world = new World();
  await initialised(world, forService(), {
    ...service('old'),
    spec: { type: 'ClusterIP', selector: { app: 'podinfo' } },
  });
  expect(standing(world)).toBe('Initializing 0/0/0');
  expect(messages(world).at(-1)).toContain(
    'must be empty when `clusterIP` is not specified',
  );
});
