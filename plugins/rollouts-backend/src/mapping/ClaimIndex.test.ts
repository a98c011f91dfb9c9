import fc from 'fast-check';
import { matchEntities } from '../domain/entityMatch/matchEntities';
import type { EntityClaim, RolloutIdentity } from '../domain/entityMatch/types';
import { ClaimIndex } from './ClaimIndex';

const some = <T>(...values: T[]) => fc.constantFrom(null, ...values);

const claim: fc.Arbitrary<EntityClaim> = fc.record({
  entityRef: fc.constantFrom('component:default/a', 'component:default/b', 'c'),
  name: fc.constant('a'),
  ownerRef: some('group:default/x'),
  canaries: some('shop/checkout', 'east:shop/checkout, a/b', ' ,x'),
  kubernetesId: some('web', 'api'),
  kubernetesNamespace: some('shop'),
  kubernetesCluster: some('east'),
  kubernetesLabelSelector: some('app=web', '!app'),
});

const rollout: fc.Arbitrary<RolloutIdentity> = fc.record({
  ref: fc.constant('r'),
  cluster: fc.constantFrom('east', 'west'),
  namespace: fc.constantFrom('shop', 'a'),
  name: fc.constantFrom('checkout', 'b'),
  targetName: fc.constant(null),
  labels: fc.constantFrom<Record<string, string>>({}, { app: 'web' }),
  kubernetesId: some('web'),
  entityRef: some('component:default/a', 'c'),
  ownerRef: fc.constant(null),
});

describe('ClaimIndex', () => {
  it('leaves out no claim that would match, also after claims changed', () => {
    fc.assert(
      fc.property(fc.array(claim), rollout, (claims, identity) => {
        const index = new ClaimIndex(claims);
        const newest = [...new Map(claims.map(c => [c.entityRef, c])).values()];

        expect(
          matchEntities(identity, index.mayConcern(identity), 'annotation'),
        ).toEqual(matchEntities(identity, newest, 'annotation'));
      }),
    );
  });
});
