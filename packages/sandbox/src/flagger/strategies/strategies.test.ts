import {
  canary,
  configure,
  initialised,
  messages,
  ship,
  standing,
  ticks,
  watch,
  workload,
} from '../__testUtils__/podinfo';
import { World } from '../__testUtils__/World';
import { Analysis, Canary, CANARIES, ROUTES } from '../canary';

const weighted: Analysis = { stepWeight: 25, maxWeight: 50 };

describe('strategies', () => {
  it('goes beyond maxWeight when that is no multiple of the step', async () => {
    const world = new World();
    await initialised(world, canary({ stepWeight: 30, maxWeight: 50 }));
    ship(world, '6.0.1');
    expect(await watch(world, 4)).toEqual([
      'Progressing 0/0/0',
      'Progressing 30/0/0',
      'Progressing 60/0/0',
      'Promoting 60/0/0',
    ]);
  });

  it('never moves a weighted canary that mirrors on a Gateway API route', async () => {
    const world = new World();
    await initialised(world, canary({ ...weighted, mirror: true }));
    ship(world, '6.0.1');
    await ticks(world, 5);
    expect(standing(world)).toBe('Progressing 0/0/0');
    expect(messages(world)).toContain('Advance podinfo.shop canary weight 0');
  });

  it('mirrors requests during a blue-green analysis and stops before the switch', async () => {
    const world = new World();
    await initialised(world, canary({ iterations: 2, mirror: true }));
    const mirrors = () =>
      (
        world.get(ROUTES, 'podinfo')?.spec?.rules as Array<{
          filters?: unknown[];
        }>
      ).map(rule => rule.filters?.length ?? 0);
    ship(world, '6.0.1');
    await ticks(world, 2);
    expect(mirrors()).toEqual([1]);
    await ticks(world, 2);
    expect(mirrors()).toEqual([0]);
    expect(messages(world).at(-1)).toBe(
      'Stop traffic mirroring and route all traffic to canary',
    );
  });

  it('does ten iterations without routes for provider kubernetes, and complains each time', async () => {
    const world = new World();
    await initialised(world, canary(weighted, { provider: 'kubernetes' }));
    expect(world.get(ROUTES, 'podinfo')).toBeUndefined();
    ship(world, '6.0.1');
    const seen = await watch(world, 15);
    expect(seen.slice(9)).toEqual([
      'Progressing 0/9/0',
      'Progressing 0/10/0',
      'Progressing 0/11/0',
      'Promoting 0/11/0',
      'Finalising 0/0/0',
      'Succeeded 0/0/0',
    ]);
    expect(messages(world)).toContain('Setting canaryAnalysis.iterations: 10');
    expect(messages(world)).not.toContain('Routing all traffic to primary');
  });

  it('stands still for ever when A/B iterations are lowered below what was reached', async () => {
    const world = new World();
    const match = [{ headers: { 'x-canary': { exact: 'yes' } } }];
    await initialised(world, canary({ iterations: 5, match }));
    ship(world, '6.0.1');
    await ticks(world, 4);
    const { spec } = world.get(CANARIES, 'podinfo') as Canary;
    configure(world, { analysis: { ...spec.analysis, iterations: 2 } });
    expect(await watch(world, 3)).toEqual(Array(3).fill('Progressing 0/3/0'));
  });
});

describe('DaemonSets', () => {
  const target = { apiVersion: 'apps/v1', kind: 'DaemonSet', name: 'podinfo' };

  it('are scaled by a node selector, which is no new revision', async () => {
    const world = new World();
    const object = canary(weighted, { targetRef: target });
    await initialised(world, object, workload('DaemonSet'));
    const selector = () =>
      JSON.stringify(world.get('daemonsets.apps', 'podinfo')?.spec?.template);
    expect(selector()).toContain('flagger.app/scale-to-zero');
    expect(await watch(world, 2)).toEqual(Array(2).fill('Initialized 0/0/0'));

    ship(world, '6.0.1');
    await ticks(world, 1);
    expect(selector()).not.toContain('flagger.app/scale-to-zero');
    expect(await watch(world, 5)).toEqual([
      'Progressing 25/0/0',
      'Progressing 50/0/0',
      'Promoting 50/0/0',
      'Finalising 0/0/0',
      'Succeeded 0/0/0',
    ]);
  });
});
