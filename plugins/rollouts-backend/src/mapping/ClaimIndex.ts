import type { EntityClaim, RolloutIdentity } from '../domain/entityMatch/types';
import { parseCanaryList } from '../domain/entityMatch/canaryList';
import { isDeepStrictEqual } from '../domain/equal';

/** Entities by what they claim, so that one rollout is not held against a whole catalog. */
export class ClaimIndex {
  readonly #claims = new Map<string, EntityClaim>();
  readonly #byCanary = new Map<string, Set<string>>();
  readonly #byKubernetesId = new Map<string, Set<string>>();
  readonly #withSelector = new Set<string>();

  constructor(claims: EntityClaim[] = []) {
    claims.forEach(claim => this.put(claim));
  }

  has(entityRef: string): boolean {
    return this.#claims.has(entityRef);
  }

  /** False when nothing is new about it. */
  put(claim: EntityClaim): boolean {
    const { entityRef } = claim;
    const known = this.#claims.get(entityRef);
    if (known && isDeepStrictEqual(known, claim)) return false;
    if (known) this.#forget(known);
    this.#claims.set(entityRef, claim);
    canaryKeys(claim).forEach(key => add(this.#byCanary, key, entityRef));
    if (claim.kubernetesId !== null) {
      add(this.#byKubernetesId, claim.kubernetesId, entityRef);
    }
    if (claim.kubernetesLabelSelector !== null) {
      this.#withSelector.add(entityRef);
    }
    return true;
  }

  /** The entity is not in the catalog any more. */
  remove(entityRef: string): void {
    const known = this.#claims.get(entityRef);
    if (!known) return;
    this.#forget(known);
    this.#claims.delete(entityRef);
  }

  /** The claims that may concern a rollout; the matcher has the last word. */
  mayConcern(rollout: RolloutIdentity): EntityClaim[] {
    const { namespace, name, kubernetesId, entityRef } = rollout;
    const refs = new Set([
      ...(this.#byCanary.get(`${namespace}/${name}`) ?? []),
      ...((kubernetesId && this.#byKubernetesId.get(kubernetesId)) || []),
      ...this.#withSelector,
      ...(entityRef === null ? [] : [entityRef]),
    ]);
    return [...refs].flatMap(ref => this.#claims.get(ref) ?? []);
  }

  #forget(claim: EntityClaim): void {
    const { entityRef } = claim;
    canaryKeys(claim).forEach(k => this.#byCanary.get(k)?.delete(entityRef));
    this.#byKubernetesId.get(claim.kubernetesId ?? '')?.delete(entityRef);
    this.#withSelector.delete(entityRef);
  }
}

function canaryKeys(claim: EntityClaim): string[] {
  return parseCanaryList(claim.canaries ?? '').map(
    ({ namespace, name }) => `${namespace}/${name}`,
  );
}

function add(map: Map<string, Set<string>>, key: string, ref: string): void {
  const refs = map.get(key);
  if (refs) refs.add(ref);
  else map.set(key, new Set([ref]));
}
