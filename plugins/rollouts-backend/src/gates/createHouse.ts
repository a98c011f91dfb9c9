import type { RolloutsConfig } from '../config/readConfig';
import { rulesFor } from '../domain/gates/policy/rulesFor';
import type { GateRules } from '../domain/gates/policy/types';
import type { StoredRollout } from '../store/RolloutStore';
import { gateKeyId } from './gateCredentials';

type Ruled = Pick<StoredRollout, 'cluster' | 'namespace' | 'annotations'>;

/** The rules of the house for gates, as they are configured. */
export interface House {
  rulesOf(rollout: Ruled): GateRules;
  /** Of the present key of a cluster's gates; null: it has no gates. */
  keyIdOf(cluster: string): string | null;
  /** Base URL by which Flagger is to reach this portal; null: none is known. */
  portal: string | null;
}

export function createHouse({
  clusters,
  freezes,
  gateUrls,
}: Pick<RolloutsConfig, 'clusters' | 'freezes' | 'gateUrls'>): House {
  const keyIds = new Map(
    clusters.map(({ name, gates }) => [name, gates && gateKeyId(gates.key[0])]),
  );
  return {
    rulesOf: rollout => rulesFor(rollout, { clusters, freezes }),
    keyIdOf: cluster => keyIds.get(cluster) ?? null,
    // What is configured for it comes after the portal's own address.
    portal: gateUrls.at(-1) ?? null,
  };
}
