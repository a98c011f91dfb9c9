import type { PermissionCriteria } from '@backstage/plugin-permission-common';
import {
  RolloutFilter,
  rolloutPermissionRules as rules,
} from '@rollouts/backstage-plugin-rollouts-node';
import fc from 'fast-check';
import { toResource } from '../api/toResource';
import { aChange, aState } from './__testUtils__/change';
import { databases, storeOn } from './__testUtils__/storeOn';

jest.setTimeout(120_000);

type Resource = ReturnType<typeof toResource>;

/** One condition of a policy in both of its forms. */
interface Leaf {
  holdsFor: (resource: Resource) => boolean;
  filter: PermissionCriteria<RolloutFilter>;
}

const CLUSTERS = ['production', 'a:b/c'];
const NAMESPACES = ['shop', "o'brien"];
const OWNERS = ['group:default/shop', 'user:default/ann'];

const leaf: fc.Arbitrary<Leaf> = fc.oneof(
  fc.subarray(OWNERS).map(claims => ({
    holdsFor: (r: Resource) => rules.isOwner.apply(r, { claims }),
    filter: rules.isOwner.toQuery({ claims }),
  })),
  fc.subarray(CLUSTERS).map(clusters => ({
    holdsFor: (r: Resource) => rules.inCluster.apply(r, { clusters }),
    filter: rules.inCluster.toQuery({ clusters }),
  })),
  fc.subarray(NAMESPACES).map(namespaces => ({
    holdsFor: (r: Resource) => rules.inNamespace.apply(r, { namespaces }),
    filter: rules.inNamespace.toQuery({ namespaces }),
  })),
  fc
    .record({
      annotation: fc.constantFrom('tier', 'huge?', 'none'),
      value: fc.constantFrom(undefined, 'gold', ''),
    })
    .map(params => ({
      holdsFor: (r: Resource) => rules.hasAnnotation.apply(r, params),
      filter: rules.hasAnnotation.toQuery(params),
    })),
);

/** The framework asks for at least one part in allOf and anyOf. */
const { tree } = fc.letrec<{ tree: Leaf }>(tie => {
  const parts = fc.array(tie('tree'), { minLength: 1, maxLength: 3 });
  type Parts = [PermissionCriteria<RolloutFilter>];
  return {
    tree: fc.oneof(
      { maxDepth: 4, withCrossShrink: true },
      leaf,
      tie('tree').map(inner => ({
        holdsFor: (r: Resource) => !inner.holdsFor(r),
        filter: { not: inner.filter },
      })),
      parts.map(all => ({
        holdsFor: (r: Resource) => all.every(p => p.holdsFor(r)),
        filter: { allOf: all.map(p => p.filter) as Parts },
      })),
      parts.map(all => ({
        holdsFor: (r: Resource) => all.some(p => p.holdsFor(r)),
        filter: { anyOf: all.map(p => p.filter) as Parts },
      })),
    ),
  };
});

const annotations: Record<string, string>[] = [
  {},
  { tier: 'gold' },
  { tier: '', 'huge?': 'x'.repeat(2_000) },
];

describe.each(databases.eachSupportedId())('criteria on %s', databaseId => {
  it('mean the same in SQL as in the rules', async () => {
    const { store } = await storeOn(databaseId);
    let count = 0;
    for (const cluster of CLUSTERS) {
      for (const namespace of NAMESPACES) {
        for (const confirmedOwnerRef of [null, ...OWNERS]) {
          const written = await store.applyFacts(
            aChange({
              address: { cluster, namespace, name: `canary-${count}` },
              next: aState({}, annotations[count % annotations.length]),
            }),
          );
          if (written.kind !== 'written') throw new Error(written.kind);
          await store.setMapping(written.id, {
            mappings: [],
            confirmedOwnerRef,
          });
          count += 1;
        }
      }
    }
    const all = await store.listRollouts({});
    expect(all).toHaveLength(12);

    await fc.assert(
      fc.asyncProperty(tree, async ({ holdsFor, filter }) => {
        const expected = all.filter(r => holdsFor(toResource(r)));
        const found = await store.listRollouts({ criteria: filter });
        expect(found.map(r => r.ref)).toEqual(expected.map(r => r.ref));
      }),
      { numRuns: 300 },
    );
  });
});
