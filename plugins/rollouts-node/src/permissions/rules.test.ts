import type { RolloutResource } from './resource';
import { rolloutPermissionRules as rules } from './rules';

const rollout: RolloutResource = {
  ref: 'flagger:production/shop/checkout',
  cluster: 'production',
  namespace: 'shop',
  name: 'checkout',
  confirmedOwnerRef: 'group:default/shop-team',
  annotations: { tier: 'gold', huge: null },
};

describe('permission rules', () => {
  it('IS_OWNER compares claims without regard to case', () => {
    const apply = (claims: string[]) =>
      rules.isOwner.apply(rollout, { claims });

    expect(apply(['user:default/ann', 'Group:default/Shop-Team'])).toBe(true);
    expect(apply(['group:default/other'])).toBe(false);
    expect(apply([])).toBe(false);
  });

  it('IS_OWNER asks the database for claims as owners are stored there', () => {
    const claims = ['user:default/ann', 'Group:default/Shop-Team'];

    expect(rules.isOwner.toQuery({ claims })).toEqual({
      field: 'confirmedOwner',
      values: ['user:default/ann', 'group:default/shop-team'],
    });
  });

  it('IS_OWNER gives a rollout without confirmed owner to nobody', () => {
    const orphan = { ...rollout, confirmedOwnerRef: null };

    expect(rules.isOwner.apply(orphan, { claims: ['null', ''] })).toBe(false);
  });

  it('IN_CLUSTER and IN_NAMESPACE compare exactly', () => {
    expect(rules.inCluster.apply(rollout, { clusters: ['production'] })).toBe(
      true,
    );
    expect(rules.inCluster.apply(rollout, { clusters: ['Production'] })).toBe(
      false,
    );
    expect(rules.inNamespace.apply(rollout, { namespaces: ['shop'] })).toBe(
      true,
    );
    expect(rules.inNamespace.apply(rollout, { namespaces: [] })).toBe(false);
  });

  it.each([
    ['tier', undefined, true],
    ['tier', 'gold', true],
    ['tier', 'silver', false],
    ['huge', undefined, true],
    ['huge', 'anything', false],
    ['absent', undefined, false],
    ['toString', undefined, false],
  ])('HAS_ANNOTATION %s=%s is %s', (annotation, value, expected) => {
    expect(rules.hasAnnotation.apply(rollout, { annotation, value })).toBe(
      expected,
    );
  });
});
