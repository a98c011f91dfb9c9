import { toObservation, WatchedKind } from './toObservation';
import { WorkloadIndex } from './workloadIndex';

const index = new WorkloadIndex();
const checkout = toObservation(
  'canaries',
  {
    metadata: { name: 'checkout', namespace: 'shop' },
    spec: { targetRef: { kind: 'Deployment', name: 'web' }, analysis: {} },
  },
  0,
  index,
);
const canary =
  checkout.kind === 'placed' && checkout.placed[0].observation.kind === 'canary'
    ? checkout.placed[0].observation.canary
    : undefined;

beforeAll(() => {
  if (!canary) throw new Error('The Canary was not read');
  index.set('shop', 'checkout', canary);
});

const parse = (kind: WatchedKind, object: unknown) => {
  const parsed = toObservation(kind, object, 7, index);
  return parsed.kind === 'placed'
    ? parsed.placed.map(({ namespace, name, observation }) => ({
        rollout: `${namespace}/${name}`,
        ...observation,
      }))
    : parsed.kind;
};

const owned = [{ kind: 'Canary', name: 'checkout', controller: true }];
const template = (image: unknown, annotations?: unknown) => ({
  template: {
    metadata: { annotations },
    spec: { containers: [{ name: 'app', image }, 'odd'] },
  },
});
const named = (name: string, ownerReferences: unknown[] = []) => ({
  name,
  namespace: 'shop',
  uid: 'u',
  generation: 3,
  ownerReferences,
});

describe('a workload', () => {
  it('that a Canary targets is its target', () => {
    expect(
      parse('deployments', { metadata: named('web'), spec: template('a:1') }),
    ).toEqual([
      {
        rollout: 'shop/checkout',
        kind: 'workload',
        at: 7,
        role: 'target',
        uid: 'u',
        images: [{ container: 'app', image: 'a:1' }],
        generation: 3,
        promotionId: null,
      },
    ]);
  });

  it('says who made it, where it does', () => {
    const [author, key] = ['user:default/ann', 'rollouts.backstage.io/author'];
    const made = (value: unknown) =>
      parse('deployments', {
        metadata: named('web'),
        spec: template('a:1', { [key]: value }),
      });
    expect(made(author)).toMatchObject([{ author }]);
    expect(made(7)).not.toMatchObject([{ author: expect.anything() }]);
  });

  it('that a Canary owns is its primary', () => {
    expect(
      parse('deployments', {
        metadata: named('web-primary', owned),
        spec: template('a:1', { 'flagger-id': 'x' }),
      }),
    ).toMatchObject([{ role: 'primary', promotionId: 'x' }]);
  });

  it('tells of a primary whether it is ready, and of a target not', () => {
    const status = { observedGeneration: 3, updatedReplicas: 1 };
    const [primary, target] = [named('web-primary', owned), named('web')].map(
      metadata =>
        parse('deployments', { metadata, spec: template('a:1'), status }),
    );
    expect(primary).toMatchObject([{ role: 'primary', ready: false }]);
    expect(target).not.toMatchObject([{ ready: expect.anything() }]);
  });

  it.each([
    ['daemonsets', named('web')],
    ['deployments', { ...named('web'), namespace: 'other' }],
    ['deployments', named('unknown')],
  ] as const)('in %s %j is nobody’s', (kind, metadata) => {
    expect(parse(kind, { metadata, spec: template('a:1') })).toBe('unrelated');
  });

  it('without a pod template is malformed', () => {
    expect(parse('deployments', { metadata: named('web') })).toBe('malformed');
  });

  it('keeps the containers that can be read', () => {
    expect(
      parse('deployments', { metadata: named('web'), spec: template(5) }),
    ).toMatchObject([{ images: [] }]);
  });
});

describe('a route', () => {
  const route = (rules: unknown) =>
    parse('httproutes', {
      metadata: named('web', owned),
      spec: { rules },
    });
  const refs = (primary: unknown, canaryWeight: unknown) => ({
    backendRefs: [
      { name: 'web-primary', weight: primary },
      { name: 'web-canary', weight: canaryWeight },
    ],
  });

  it.each([
    [[refs(75, 25)], 25],
    [[refs(0, 100), { backendRefs: [{ name: 'web-primary' }] }], 100],
    [[{ backendRefs: [{ name: 'web-primary' }] }], null],
    [[refs(0, 0)], null],
    [[], null],
    ['odd', null],
    [[5], null],
  ])('%j sends %s percent to the canary', (rules, canaryWeight) => {
    expect(route(rules)).toEqual([
      {
        rollout: 'shop/checkout',
        kind: 'route',
        at: 7,
        object: 'HTTPRoute web',
        canaryWeight,
      },
    ]);
  });

  it('that no Canary owns is nobody’s', () => {
    expect(parse('httproutes', { metadata: named('web') })).toBe('unrelated');
  });
});

describe('an event', () => {
  const event = (changes: Record<string, unknown> = {}) => ({
    type: 'Warning',
    message: 'Halt',
    count: 2,
    lastTimestamp: '2026-01-01T00:00:01Z',
    involvedObject: {
      kind: 'Canary',
      apiVersion: 'flagger.app/v1beta1',
      namespace: 'shop',
      name: 'checkout',
      uid: 'u',
    },
    ...changes,
  });

  it('about a Canary is what Flagger said', () => {
    expect(parse('events', event())).toEqual([
      {
        rollout: 'shop/checkout',
        kind: 'said',
        at: 7,
        feed: 'event',
        severity: 'warning',
        message: 'Halt',
        saidAt: Date.UTC(2026, 0, 1, 0, 0, 1),
        count: 2,
        canaryUid: 'u',
        phase: null,
        checksum: null,
      },
    ]);
  });

  it('that was combined counts other messages, so its count says nothing', () => {
    const message = '(combined from similar events): Halt';

    expect(parse('events', event({ message, count: 9 }))).toMatchObject([
      { message: 'Halt', count: 1 },
    ]);
  });

  it('of the new kind has its time elsewhere', () => {
    const [said] = [
      parse(
        'events',
        event({ lastTimestamp: null, eventTime: '2026-01-01T00:00:02.5Z' }),
      ),
    ].flat();

    expect(said).toMatchObject({ saidAt: Date.UTC(2026, 0, 1, 0, 0, 2, 500) });
  });

  it.each([
    { kind: 'Pod', namespace: 'shop', name: 'checkout' },
    {
      kind: 'Canary',
      apiVersion: 'other.dev/v1',
      namespace: 'shop',
      name: 'checkout',
    },
  ])('about %j is nobody’s', involvedObject => {
    expect(parse('events', event({ involvedObject }))).toBe('unrelated');
  });

  it.each([
    { lastTimestamp: null },
    { lastTimestamp: 'soon' },
    { message: 5 },
    { involvedObject: { kind: 'Canary' } },
  ])('with %j is malformed', changes => {
    expect(parse('events', event(changes))).toBe('malformed');
  });
});

describe('the index of workloads', () => {
  it('tells when a target is new, so that its workload is read again', () => {
    const fresh = new WorkloadIndex();
    if (!canary) throw new Error('The Canary was not read');

    expect(fresh.set('shop', 'checkout', canary)).toEqual({
      kind: 'deployments',
      name: 'web',
    });
    expect(fresh.set('shop', 'checkout', canary)).toBeNull();
    expect(fresh.targetedBy('deployments', 'shop', 'web')).toEqual([
      'checkout',
    ]);

    fresh.delete('shop', 'checkout');
    expect(fresh.targetedBy('deployments', 'shop', 'web')).toEqual([]);
  });

  it('finds every Canary of one workload', () => {
    const fresh = new WorkloadIndex();
    if (!canary) throw new Error('The Canary was not read');
    fresh.set('shop', 'b', canary);
    fresh.set('shop', 'a', canary);
    fresh.set('other', 'c', canary);

    expect(fresh.targetedBy('deployments', 'shop', 'web')).toEqual(['a', 'b']);
  });
});
