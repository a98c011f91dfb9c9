import {
  initialised,
  messages,
  ship,
  standing,
  ticks,
  watch,
} from '../__testUtils__/podinfo';
import { World } from '../__testUtils__/World';

describe('failed promotion', () => {
  async function failed() {
    const world = new World();
    await initialised(world);
    ship(world, '6.0.1');
    await ticks(world, 3);
    world.workloads.setCrowded('shop', true);
    await ticks(world, 8);
    return world;
  }

  it('leaves all traffic on the canary, which stays up', async () => {
    const world = await failed();
    expect(standing(world)).toBe('Failed 100/0/0');
    expect(world.said('route').at(-1)).toBe('0/100');
    expect(world.get('deployments.apps', 'podinfo')?.spec?.replicas).toBe(2);
    expect(messages(world).at(-1)).toBe(
      'Promotion of podinfo.shop failed, primary not ready: podinfo-primary.shop not ready: deployment "podinfo-primary" exceeded its progress deadline',
    );
  });

  it('swallows the next revision: traffic to the broken primary, no run, never again', async () => {
    const world = await failed();
    ship(world, '6.0.2');
    await ticks(world, 1);
    expect(standing(world)).toBe('Failed 0/0/0');
    expect(world.said('route').at(-1)).toBe('100/0');
    expect(world.get('deployments.apps', 'podinfo')?.spec?.replicas).toBe(0);

    world.workloads.setCrowded('shop', false);
    world.workloads.retry('shop', 'podinfo-primary');
    expect(await watch(world, 3)).toEqual(Array(3).fill('Failed 0/0/0'));
  });
});
