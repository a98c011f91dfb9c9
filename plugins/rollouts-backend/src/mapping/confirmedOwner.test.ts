import type { Mapping } from '@rollouts/backstage-plugin-rollouts-common';
import type { RolloutIdentity } from '../domain/entityMatch/types';
import { confirmedOwner } from './confirmedOwner';

const rollout: RolloutIdentity = {
  ref: 'flagger:production/shop/checkout',
  cluster: 'production',
  namespace: 'shop',
  name: 'checkout',
  targetName: 'checkout',
  labels: {},
  kubernetesId: null,
  entityRef: null,
  ownerRef: null,
};

const mapping = (
  entityRef: string,
  ownerRef: string | null,
  confirmedByCluster = true,
): Mapping => ({
  entityRef,
  ownerRef,
  confirmedByCluster,
  rule: 'canary-annotation',
  omitted: 0,
});

describe('confirmedOwner', () => {
  it('is nobody when only the catalog says so', () => {
    expect(
      confirmedOwner(rollout, [mapping('a', 'group:a', false)]),
    ).toBeNull();
    expect(confirmedOwner(rollout, [])).toBeNull();
  });

  it('is the owner that the Canary names, whatever else is claimed', () => {
    const named = { ...rollout, ownerRef: 'group:true', entityRef: 'a' };

    expect(confirmedOwner(named, [mapping('a', 'group:a')])).toBe('group:true');
  });

  it('is the owner of the entity that the Canary names', () => {
    const named = { ...rollout, entityRef: 'b' };
    const mappings = [mapping('a', 'group:a'), mapping('b', 'group:b')];

    expect(confirmedOwner(named, mappings)).toBe('group:b');
    expect(confirmedOwner(named, [mapping('a', 'group:a')])).toBeNull();
    expect(confirmedOwner(named, [mapping('b', null)])).toBeNull();
  });

  it('is nobody when trusted entities disagree', () => {
    const agree = [mapping('a', 'group:x'), mapping('b', 'group:x')];
    const differ = [mapping('a', 'group:x'), mapping('b', 'group:y')];

    expect(confirmedOwner(rollout, agree)).toBe('group:x');
    expect(confirmedOwner(rollout, differ)).toBeNull();
  });
});
