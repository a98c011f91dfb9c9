import {
  canary,
  configure,
  hooks,
  initialised,
  messages,
  ship,
  standing,
  TICK_MS,
  ticks,
  watch,
  workload,
} from './__testUtils__/podinfo';
import { World } from './__testUtils__/World';
import { Analysis, CANARIES, ROUTES } from './canary';

const weighted: Analysis = { stepWeight: 25, maxWeight: 50 };

describe('restarts', () => {
  it('goes on where it was when Flagger is restarted in the middle', async () => {
    const world = new World();
    await initialised(world);
    ship(world, '6.0.1');
    await ticks(world, 2);
    expect(standing(world)).toBe('Progressing 25/0/0');
    world.flagger.stop();
    await ticks(world, 10);
    expect(standing(world)).toBe('Progressing 25/0/0');

    world.flagger.start();
    await world.clock.advanceBy(1);

    expect(standing(world)).toBe('Progressing 50/0/0');
    expect(await watch(world, 3)).toEqual([
      'Promoting 50/0/0',
      'Finalising 0/0/0',
      'Succeeded 0/0/0',
    ]);
  });

  it('begins anew for each newer revision, without asking again', async () => {
    const world = new World();
    world.open.add('confirm-rollout');
    const analysis = { ...weighted, webhooks: hooks('confirm-rollout') };
    await initialised(world, canary(analysis));
    ship(world, '6.0.1');
    await ticks(world, 2);
    ship(world, '6.0.2');
    expect(await watch(world, 2)).toEqual([
      'Progressing 0/0/0',
      'Progressing 25/0/0',
    ]);
    ship(world, '6.0.3');
    expect(await watch(world, 6)).toEqual([
      'Progressing 0/0/0',
      'Progressing 25/0/0',
      'Progressing 50/0/0',
      'Promoting 50/0/0',
      'Finalising 0/0/0',
      'Succeeded 0/0/0',
    ]);
    expect(world.calls.filter(c => c.hook === 'confirm-rollout')).toHaveLength(
      1,
    );
  });

  it('goes back to a closed gate when a newer revision arrives while promotion waits', async () => {
    const world = new World();
    const analysis = { ...weighted, webhooks: hooks('confirm-promotion') };
    await initialised(world, canary(analysis));
    ship(world, '6.0.1');
    await ticks(world, 4);
    expect(standing(world)).toBe('WaitingPromotion 0/-1/0');
    ship(world, '6.0.2');
    expect(await watch(world, 4)).toEqual([
      'Progressing 0/0/0',
      'Progressing 25/0/0',
      'Progressing 50/0/0',
      'WaitingPromotion 0/-1/0',
    ]);
  });
});

describe('suspend', () => {
  it('freezes a run and says so on every tick', async () => {
    const world = new World();
    await initialised(world);
    ship(world, '6.0.1');
    await ticks(world, 2);
    configure(world, { suspend: true });
    world.traffic.set('shop', 'podinfo', { errorRatio: 1 });

    expect(await watch(world, 3)).toEqual(Array(3).fill('Progressing 25/0/0'));
    expect(world.said('event')).toContain(
      'Normal 3 skipping canary run as object is suspended',
    );

    configure(world, { suspend: false });
    expect(await watch(world, 1)).toEqual(['Progressing 25/0/1']);
  });
});

describe('deletion', () => {
  it('scales the target back and takes what it made with it', async () => {
    const world = new World();
    await initialised(world, canary(weighted, { revertOnDeletion: true }));
    expect(world.get(CANARIES, 'podinfo')?.metadata.finalizers).toHaveLength(1);
    world.store.delete(CANARIES, 'shop', 'podinfo');
    await world.clock.advanceBy(1);

    expect(standing(world)).toBe('none');
    expect(world.get('deployments.apps', 'podinfo')?.spec?.replicas).toBe(2);
    expect(world.get('deployments.apps', 'podinfo-primary')).toBeUndefined();
    expect(world.get(ROUTES, 'podinfo')).toBeUndefined();
    const before = world.journal.length;
    await ticks(world, 3);
    expect(world.journal.slice(before).map(e => e.feed)).not.toContain('hook');
  });

  it('leaves the target at nothing when nobody asked to revert', async () => {
    const world = new World();
    await initialised(world);
    world.store.delete(CANARIES, 'shop', 'podinfo');
    await ticks(world, 1);
    expect(world.get('deployments.apps', 'podinfo')?.spec?.replicas).toBe(0);
    expect(world.get('deployments.apps', 'podinfo-primary')).toBeUndefined();
  });
});

describe('the timer', () => {
  it('ticks at once when the interval is changed, and every 10 s at least', async () => {
    const world = new World();
    await initialised(world, canary({ ...weighted, interval: '5m' }));
    await world.clock.advanceBy(300_000);
    expect(standing(world)).toBe('Initialized 0/0/0');
    ship(world, '6.0.1');
    await ticks(world, 3);
    expect(standing(world)).toBe('Initialized 0/0/0');
    configure(world, { analysis: { ...weighted, interval: '1s' } });
    await world.clock.advanceBy(1);
    expect(standing(world)).toBe('Progressing 0/0/0');
    await world.clock.advanceBy(TICK_MS - 1_000);
    expect(standing(world)).toBe('Progressing 0/0/0');
    await world.clock.advanceBy(1_000);
    expect(standing(world)).toBe('Progressing 25/0/0');
  });
});

describe('what never starts', () => {
  it('says on every tick that the selector label is missing', async () => {
    const world = new World();
    await initialised(world, canary(), workload('Deployment', 'tier'));
    await ticks(world, 2);
    expect(standing(world)).toBe('Initializing 0/0/0');
    expect(messages(world)).toEqual([
      'getSelectorLabel failed: deployment podinfo.shop spec.selector.matchLabels must contain one of [app name app.kubernetes.io/name]',
    ]);
  });

  it('refuses an impossible spec without a word and without a status', async () => {
    const world = new World();
    await initialised(world, canary(weighted, { provider: 'knative' }));
    expect(standing(world)).toBe('none');
    expect(world.said('event')).toEqual([]);
  });

  it('waits for its target and for its gateway', async () => {
    const world = new World();
    world.add(canary(weighted, { service: { port: 80 } }));
    await ticks(world, 1);
    world.add(workload());
    await ticks(world, 3);
    expect(standing(world)).toBe('Initializing 0/0/0');
    expect(messages(world)).toEqual(
      expect.arrayContaining([
        'deployment podinfo.shop get query error: deployments.apps "podinfo" not found',
        'GatewayRefs must be specified when using Gateway API as a provider.',
      ]),
    );
  });
});
