import {
  canary,
  hooks,
  initialised,
  messages,
  ship,
  ticks,
  watch,
} from '../__testUtils__/podinfo';
import { World } from '../__testUtils__/World';
import { Analysis } from '../canary';

const weighted: Analysis = { stepWeight: 25, maxWeight: 50 };

describe('gates', () => {
  it('stays in Waiting without counting, also when the stable revision is put back', async () => {
    const world = new World();
    const analysis = { ...weighted, webhooks: hooks('confirm-rollout') };
    await initialised(world, canary(analysis));
    ship(world, '6.0.1');
    expect(await watch(world, 3)).toEqual(Array(3).fill('Waiting 0/0/0'));
    ship(world, '6.0.0');
    expect(await watch(world, 2)).toEqual(Array(2).fill('Waiting 0/0/0'));
  });

  it('asks twice before a blue-green promotion, and all routes go to the canary in between', async () => {
    const world = new World();
    const analysis = { iterations: 2, webhooks: hooks('confirm-promotion') };
    world.open.add('confirm-promotion');
    await initialised(world, canary(analysis));
    ship(world, '6.0.1');
    expect(await watch(world, 7)).toEqual([
      'Progressing 0/0/0',
      'Progressing 0/1/0',
      'Progressing 0/2/0',
      'Progressing 0/3/0',
      'Promoting 0/3/0',
      'Finalising 0/0/0',
      'Succeeded 0/0/0',
    ]);
    expect(world.said('route')).toEqual(['100/0', '0/100', '100/0']);
    const asked = world.calls.filter(c => c.hook === 'confirm-promotion');
    expect(asked).toHaveLength(2);
  });

  it('counts a closed pre-rollout hook and rolls back at the threshold', async () => {
    const world = new World();
    const analysis = {
      ...weighted,
      webhooks: hooks('pre-rollout', 'post-rollout'),
    };
    await initialised(world, canary(analysis));
    ship(world, '6.0.1');
    expect(await watch(world, 5)).toEqual([
      'Progressing 0/0/0',
      'Progressing 0/0/1',
      'Progressing 0/0/2',
      'Progressing 0/0/3',
      'Failed 0/0/0',
    ]);
    const [told] = world.calls.filter(c => c.hook === 'post-rollout');
    expect(told.body.phase).toBe('Failed');
    expect(messages(world).slice(-3)).toEqual([
      'Rolling back podinfo.shop failed checks threshold reached 3',
      'Canary failed! Scaling down podinfo.shop',
      'Post-rollout hook post-rollout failed post-rollout: no decision yet',
    ]);
  });

  it('tells post-rollout hooks before it says that promotion is complete', async () => {
    const world = new World();
    world.open.add('post-rollout');
    const analysis = { ...weighted, webhooks: hooks('post-rollout') };
    await initialised(world, canary(analysis));
    ship(world, '6.0.1');
    await ticks(world, 6);
    expect(messages(world).slice(-2)).toEqual([
      'Post-rollout check post-rollout passed',
      'Promotion completed! Scaling down podinfo.shop',
    ]);
  });
});
