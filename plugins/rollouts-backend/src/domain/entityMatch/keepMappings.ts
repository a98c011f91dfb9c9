import type { Mapping } from '@rollouts/backstage-plugin-rollouts-common';

/** More claims than this on one rollout are noise, unless somebody looks at the entity. */
const MOST = 20;
/** Nor may looking at one entity after the other fill the database. */
const MOST_KNOWN = 500;

/**
 * The mappings of a rollout that are kept, in their order, and with each how many were left out.
 * Claims cost nothing, so that many new ones never push out what was kept before, nor the entity
 * that somebody looks at or that the Canary names.
 */
export function keepMappings(
  all: Mapping[],
  sure: { known: string[]; wanted: Array<string | null> },
): Mapping[] {
  const known = new Set(sure.known);
  const rank = ({ entityRef }: Mapping) => {
    if (sure.wanted.includes(entityRef)) return 0;
    return known.has(entityRef) ? 1 : 2;
  };
  const count = all.filter(mapping => rank(mapping) < 2).length;
  const room = Math.max(MOST, Math.min(count, MOST_KNOWN));
  const kept = new Set(
    [...all].sort((a, b) => rank(a) - rank(b)).slice(0, room),
  );
  const omitted = all.length - kept.size;
  return all
    .filter(mapping => kept.has(mapping))
    .map(mapping => ({ ...mapping, omitted }));
}
