import { candidatesFor } from './candidates';
import { matchesSelector } from './labelSelector';
import { matchEntities } from './matchEntities';
import { parseCanaryList } from './canaryList';
import type { EntityClaim, RolloutIdentity } from './types';

const ARN = 'arn:aws:eks:eu-west-1:12:cluster/prod';

const rollout = (changes: Partial<RolloutIdentity> = {}): RolloutIdentity => ({
  ref: 'flagger:production/shop/checkout',
  cluster: 'production',
  namespace: 'shop',
  name: 'checkout',
  targetName: 'checkout-web',
  labels: { team: 'shop', 'app.kubernetes.io/name': 'basket' },
  kubernetesId: 'checkout-id',
  entityRef: null,
  ownerRef: null,
  ...changes,
});

const entity = (
  name: string,
  changes: Partial<EntityClaim> = {},
): EntityClaim => ({
  entityRef: `component:default/${name}`,
  name,
  ownerRef: `group:default/${name}-team`,
  canaries: null,
  kubernetesId: null,
  kubernetesNamespace: null,
  kubernetesCluster: null,
  kubernetesLabelSelector: null,
  ...changes,
});

const rules = (
  claim: Partial<EntityClaim>,
  identity: Partial<RolloutIdentity> = {},
) =>
  matchEntities(rollout(identity), [entity('x', claim)], 'annotation').map(
    ({ rule }) => rule,
  );

describe('the annotation flagger.app/canary', () => {
  it.each([
    ['shop/checkout', [{ cluster: null, namespace: 'shop', name: 'checkout' }]],
    [
      `${ARN}:shop/checkout`,
      [{ cluster: ARN, namespace: 'shop', name: 'checkout' }],
    ],
    [
      ' production:a/b ,\n c/d,',
      [
        { cluster: 'production', namespace: 'a', name: 'b' },
        { cluster: null, namespace: 'c', name: 'd' },
      ],
    ],
    ['checkout', []],
    ['a/b/c', []],
    ['', []],
  ])('reads %j', (value, entries) => {
    expect(parseCanaryList(value)).toEqual(entries);
  });

  it('means every cluster when it names none', () => {
    expect(rules({ canaries: 'shop/checkout' })).toEqual(['canary-annotation']);
    expect(rules({ canaries: 'shop/checkout' }, { cluster: ARN })).toEqual([
      'canary-annotation',
    ]);
  });

  it('means one cluster when it names one', () => {
    expect(rules({ canaries: 'staging:shop/checkout' })).toEqual([]);
    expect(
      rules({ canaries: `${ARN}:shop/checkout` }, { cluster: ARN }),
    ).toEqual(['canary-annotation']);
  });

  it('wins over the other rules', () => {
    expect(
      rules({ canaries: 'shop/checkout', kubernetesId: 'checkout-id' }),
    ).toEqual(['canary-annotation']);
  });
});

describe('the annotations of the Kubernetes plugin', () => {
  it('match by id', () => {
    expect(rules({ kubernetesId: 'checkout-id' })).toEqual(['kubernetes-id']);
    expect(rules({ kubernetesId: 'other' })).toEqual([]);
  });

  it('match no rollout that has no id', () => {
    expect(rules({ kubernetesId: null }, { kubernetesId: null })).toEqual([]);
  });

  it('match by selector', () => {
    expect(rules({ kubernetesLabelSelector: 'team=shop' })).toEqual([
      'label-selector',
    ]);
  });

  it.each([{ kubernetesNamespace: 'other' }, { kubernetesCluster: 'staging' }])(
    'are limited by %j',
    scope => {
      expect(rules({ kubernetesId: 'checkout-id', ...scope })).toEqual([]);
      expect(rules({ kubernetesLabelSelector: 'team', ...scope })).toEqual([]);
    },
  );
});

describe('a label selector', () => {
  const labels = { team: 'shop', tier: 'web' };

  it.each([
    ['team=shop,tier==web', true],
    ['team=shop,tier!=web', false],
    ['team', true],
    ['!team', false],
    ['absent!=x', true],
    ['team in (shop, pay)', false],
    ['', false],
  ])('%j', (selector, matches) => {
    expect(matchesSelector(selector, labels)).toBe(matches);
  });
});

describe('ownership', () => {
  const mine = entity('checkout', { canaries: 'shop/checkout' });
  const rival = entity('a-rival', { canaries: 'shop/checkout' });
  const match = (
    identity: Partial<RolloutIdentity>,
    ownership: 'annotation' | 'kubernetes-id' = 'annotation',
  ) => matchEntities(rollout(identity), [rival, mine], ownership);

  it('is not given by the catalog alone', () => {
    expect(match({}).map(m => m.confirmedByCluster)).toEqual([false, false]);
  });

  it('is given to the entity that the Canary names; a rival is shown last', () => {
    expect(match({ entityRef: mine.entityRef })).toMatchObject([
      { entityRef: mine.entityRef, confirmedByCluster: true },
      { entityRef: rival.entityRef, confirmedByCluster: false },
    ]);
  });

  it('is given to an entity that does not mention the Canary', () => {
    const silent = entity('silent');

    expect(
      matchEntities(
        rollout({ entityRef: silent.entityRef }),
        [rival, silent],
        'annotation',
      ),
    ).toMatchObject([
      { entityRef: silent.entityRef, rule: 'entity-named-by-canary' },
      { entityRef: rival.entityRef, confirmedByCluster: false },
    ]);
  });

  it('is the group that the Canary names, whoever shows it', () => {
    const owners = match({ ownerRef: 'group:default/pay' }).map(
      ({ ownerRef }) => ownerRef,
    );

    expect(owners).toEqual(['group:default/pay', 'group:default/pay']);
  });

  it('cannot be taken over by a rival when the Canary names both', () => {
    expect(
      match({ entityRef: mine.entityRef, ownerRef: 'group:default/pay' })[0],
    ).toMatchObject({
      entityRef: mine.entityRef,
      ownerRef: 'group:default/pay',
    });
  });

  it('may rest on the id where config says so', () => {
    const byId = entity('by-id', { kubernetesId: 'checkout-id' });

    const confirmed = (
      ownership: 'annotation' | 'kubernetes-id',
      identity: Partial<RolloutIdentity> = {},
    ) =>
      matchEntities(rollout(identity), [byId], ownership)[0].confirmedByCluster;

    expect(confirmed('annotation')).toBe(false);
    expect(confirmed('kubernetes-id')).toBe(true);
    expect(confirmed('kubernetes-id', { entityRef: mine.entityRef })).toBe(
      false,
    );
  });

  it('is nobody’s while the entity has no owner', () => {
    const orphan = entity('orphan', { ownerRef: null });

    expect(
      matchEntities(
        rollout({ entityRef: orphan.entityRef }),
        [orphan],
        'annotation',
      )[0].ownerRef,
    ).toBeNull();
  });
});

describe('candidates', () => {
  const found = (name: string, ...rollouts: RolloutIdentity[]) =>
    candidatesFor(entity(name), rollouts, 'flagger.app/canary');

  it.each([
    ['checkout', 'same-name'],
    ['checkout-web', 'same-target-name'],
    ['basket', 'same-label'],
  ])('for %s: %s', (name, reason) => {
    expect(found(name, rollout())).toMatchObject([
      {
        reason,
        annotation: {
          key: 'flagger.app/canary',
          value: 'production:shop/checkout',
        },
      },
    ]);
  });

  it('give an annotation that matches what they mean', () => {
    const far = rollout({ cluster: ARN });
    const [{ annotation }] = found('checkout', far);

    expect(
      matchEntities(
        far,
        [entity('checkout', { canaries: annotation.value })],
        'annotation',
      ),
    ).toHaveLength(1);
  });

  it('are few', () => {
    const many = Array.from({ length: 50 }, (_, i) =>
      rollout({ ref: `flagger:c${i}/shop/checkout` }),
    );

    expect(found('checkout', ...many)).toHaveLength(10);
    expect(found('other', ...many)).toEqual([]);
  });
});
