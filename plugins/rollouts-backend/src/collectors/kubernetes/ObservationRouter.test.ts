import { ObservationRouter, Routed } from './ObservationRouter';
import type { WatchedKind } from './toObservation';

const canary = (name = 'checkout', target = 'web') => ({
  metadata: { name, namespace: 'shop', uid: `uid-${name}` },
  spec: { targetRef: { kind: 'Deployment', name: target }, analysis: {} },
});
const owned = [{ kind: 'Canary', name: 'checkout', controller: true }];
const deployment = (name = 'web', ownerReferences: unknown[] = []) => ({
  metadata: {
    name,
    namespace: 'shop',
    uid: 'w',
    generation: 2,
    ownerReferences,
  },
  spec: {
    replicas: 3,
    template: { spec: { containers: [{ name: 'app', image: 'web:1' }] } },
  },
});
const event = {
  message: 'Starting canary analysis',
  lastTimestamp: '2026-01-01T00:00:00Z',
  involvedObject: { kind: 'Canary', namespace: 'shop', name: 'checkout' },
};
const route = {
  metadata: { name: 'web', namespace: 'shop', ownerReferences: owned },
  spec: {
    rules: [
      {
        backendRefs: [
          { name: 'web-primary', weight: 75 },
          { name: 'web-canary', weight: 25 },
        ],
      },
    ],
  },
};

const lines = (routed: Pick<Routed, 'placed'>) =>
  routed.placed.map(({ name, observation }) =>
    observation.kind === 'workload'
      ? `${name}: ${observation.role} ${observation.images[0]?.image}`
      : `${name}: ${observation.kind}`,
  );

function playing() {
  const router = new ObservationRouter(() => 0);
  return {
    router,
    see: (kind: WatchedKind, object: unknown) =>
      lines(router.route(kind, object, 1)),
  };
}

describe('an observation router', () => {
  it('gives what came before its Canary once the Canary is there', () => {
    const { see } = playing();

    expect(see('events', event)).toEqual([]);
    expect(see('httproutes', route)).toEqual([]);
    expect(see('deployments', deployment())).toEqual([]);
    expect(see('deployments', deployment('web-primary', owned))).toEqual([]);
    expect(see('canaries', canary())).toEqual([
      'checkout: canary',
      'checkout: said',
      'checkout: route',
      'checkout: primary web:1',
      'checkout: target web:1',
    ]);
  });

  it('gives it once', () => {
    const { see } = playing();
    see('events', event);
    see('deployments', deployment());
    see('canaries', canary());

    expect(see('canaries', canary())).toEqual(['checkout: canary']);
  });

  it('gives the other workload when the Canary changes its target', () => {
    const { see } = playing();
    see('deployments', deployment('other'));
    see('canaries', canary());

    expect(see('canaries', canary('checkout', 'other'))).toEqual([
      'checkout: canary',
      'checkout: target web:1',
    ]);
  });

  it('gives one workload to each Canary that targets it', () => {
    const { see } = playing();
    see('canaries', canary('a'));
    see('canaries', canary('b'));

    expect(see('deployments', deployment())).toEqual([
      'a: target web:1',
      'b: target web:1',
    ]);
  });

  it('says when a Canary is gone and hears nothing of it later', () => {
    const { router, see } = playing();
    see('canaries', canary());
    const gone = { namespace: 'shop', name: 'checkout', uid: 'uid-checkout' };

    expect(router.forget('canaries', gone, 9)).toEqual([
      {
        namespace: 'shop',
        name: 'checkout',
        observation: { kind: 'gone', at: 9, uid: 'uid-checkout' },
      },
    ]);
    expect(see('events', event)).toEqual([]);
    expect(see('deployments', deployment())).toEqual([]);
  });

  it('takes back the weight of a route that is gone', () => {
    const { router, see } = playing();
    see('canaries', canary());
    see('httproutes', route);
    const gone = { namespace: 'shop', name: 'web', uid: '' };

    expect(router.forget('httproutes', gone, 9)).toMatchObject([
      {
        name: 'checkout',
        observation: { kind: 'route', at: 9, canaryWeight: null },
      },
    ]);
    expect(router.forget('httproutes', gone, 9)).toEqual([]);
  });

  it('forgets a workload that is gone', () => {
    const { router, see } = playing();
    see('deployments', deployment());
    const gone = { namespace: 'shop', name: 'web', uid: 'w' };

    expect(router.forget('deployments', gone, 9)).toEqual([]);
    expect(see('canaries', canary())).toEqual(['checkout: canary']);
  });

  it('says whose workload is gone', () => {
    const { router, see } = playing();
    see('canaries', canary());
    see('deployments', deployment());
    see('deployments', deployment('web-primary', owned));
    const gone = (name: string) =>
      router.forget('deployments', { namespace: 'shop', name, uid: 'w' }, 9);
    const told = (role: string) => ({
      namespace: 'shop',
      name: 'checkout',
      observation: { kind: 'workload-gone', at: 9, role, uid: 'w' },
    });

    expect(gone('web-primary')).toEqual([told('primary')]);
    expect(gone('web')).toEqual([told('target')]);
    expect(gone('web')).toEqual([]);
  });

  it.each([
    [{ metadata: { name: 'web', namespace: 'shop' }, spec: 'odd' }],
    [
      {
        metadata: { name: 'web', namespace: 'shop' },
        spec: { template: { spec: { containers: 'odd' } } },
      },
    ],
    [
      {
        metadata: { name: 'web', namespace: 'shop' },
        spec: { template: { spec: { containers: [null] } } },
      },
    ],
    [null],
  ])('survives a malformed workload: %j', object => {
    const { router, see } = playing();

    expect(() => router.route('deployments', object, 1)).not.toThrow();
    expect(see('canaries', canary())[0]).toBe('checkout: canary');
  });

  it('says why an object cannot be read', () => {
    expect(new ObservationRouter(() => 0).route('canaries', {}, 1)).toEqual({
      placed: [],
      unreadable: 'canaries: no name or namespace',
    });
  });
});
