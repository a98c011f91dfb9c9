import type { Entity } from '@backstage/catalog-model';
import { ServiceUnavailableError } from '@backstage/errors';
import type { Mapping } from '@rollouts/backstage-plugin-rollouts-common';
import { keepMappings } from '../domain/entityMatch/keepMappings';
import { matchEntities } from '../domain/entityMatch/matchEntities';
import type { Ownership } from '../domain/entityMatch/types';
import type { RolloutStore, StoredRollout } from '../store/RolloutStore';
import { ClaimIndex } from './ClaimIndex';
import { confirmedOwner } from './confirmedOwner';
import type { ClaimReader } from './readClaims';
import { claimsSomething, toClaim } from './toClaim';
import { toIdentity } from './toIdentity';

/** Rollouts that are looked at together. */
const PORTION = 200;

interface EntityMapperOptions {
  store: Pick<RolloutStore, 'listRollouts' | 'setMapping'>;
  reader: ClaimReader;
  ownership: Ownership;
  /** Called with the opaque id of a rollout whose mapping or owner changed. */
  onChanged: (id: string) => void;
}

/**
 * Keeps with each rollout which entities it is shown on and who owns it, so that permission rules
 * and lists need no catalog.
 */
export class EntityMapper {
  readonly #options: EntityMapperOptions;
  #index = new ClaimIndex();
  /** Before the catalog was read once, what is stored is better than what we know. */
  #isLoaded = false;
  /** Entities that a Canary names and that the catalog does not have (yet). */
  #missing = new Set<string>();
  /** Entities that a rollout has no room for, until somebody looks at them. */
  #leftOut = new Set<string>();

  constructor(options: EntityMapperOptions) {
    this.#options = options;
  }

  /** Reads the catalog again and maps every rollout anew. */
  async refresh(): Promise<void> {
    const claims = await this.#options.reader.readAll();
    this.#index = new ClaimIndex(claims);
    this.#missing = new Set();
    this.#leftOut = new Set();
    this.#isLoaded = true;
    await this.#mapAll();
  }

  /** Takes over what a caller was just shown of an entity: the newest there is. */
  async notice(entity: Entity): Promise<void> {
    if (!this.#isLoaded) return;
    const claim = toClaim(entity);
    const { entityRef } = claim;
    const concerns =
      claimsSomething(claim) ||
      this.#index.has(entityRef) ||
      this.#missing.has(entityRef);
    if (!concerns) return;
    const isNew = this.#index.put(claim);
    if (!this.#leftOut.delete(entityRef) && !isNew) return;
    this.#missing.delete(entityRef);
    await this.#mapAll(entityRef);
  }

  /** Maps the rollouts with these ids anew: their Canaries changed. */
  async map(ids: string[]): Promise<void> {
    if (!this.#isLoaded) return;
    for (let i = 0; i < ids.length; i += PORTION) {
      const portion = ids.slice(i, i + PORTION);
      await this.#mapThese(
        await this.#options.store.listRollouts({ ids: portion }),
      );
    }
  }

  /**
   * Reads the entities of one rollout again and maps it anew: whoever acts on it must own it now.
   *
   * @throws what the catalog throws, and ServiceUnavailableError before it was ever read: nobody
   * owns anything then.
   */
  async reread(rollout: StoredRollout): Promise<void> {
    if (!this.#isLoaded) {
      throw new ServiceUnavailableError(
        'Who owns what was not read from the catalog yet; try again in a moment',
      );
    }
    const { entityRef } = toIdentity(rollout);
    const refs = [
      ...rollout.mappings.map(mapping => mapping.entityRef),
      ...(entityRef === null ? [] : [entityRef]),
    ];
    const wanted = [...new Set(refs)];
    const claims = await this.#options.reader.readSome(wanted);
    wanted.forEach(ref => this.#index.remove(ref));
    claims.forEach(claim => this.#index.put(claim));
    await this.#mapThese([rollout]);
  }

  async #mapAll(wanted: string | null = null): Promise<void> {
    let afterRef: string | undefined;
    do {
      const rollouts: StoredRollout[] = await this.#options.store.listRollouts({
        afterRef,
        limit: PORTION,
      });
      await this.#mapThese(rollouts, wanted);
      afterRef = rollouts.at(-1)?.ref;
    } while (afterRef !== undefined);
  }

  /** `wanted`: the entity that somebody looks at. */
  async #mapThese(
    rollouts: StoredRollout[],
    wanted: string | null = null,
  ): Promise<void> {
    const { store, ownership, onChanged } = this.#options;
    const identities = rollouts.map(toIdentity);
    await this.#readNamed(identities.map(i => i.entityRef));
    for (const [i, identity] of identities.entries()) {
      const claims = this.#index.mayConcern(identity);
      const known = rollouts[i].mappings.map(mapping => mapping.entityRef);
      const all = matchEntities(identity, claims, ownership, known);
      const mappings = keepMappings(all, {
        known,
        wanted: [identity.entityRef, wanted],
      });
      this.#noteLeftOut(all, mappings);
      const changed = await store.setMapping(rollouts[i].id, {
        mappings,
        confirmedOwnerRef: confirmedOwner(identity, all),
      });
      if (changed) onChanged(rollouts[i].id);
    }
  }

  #noteLeftOut(all: Mapping[], kept: Mapping[]): void {
    if (all.length === kept.length) return;
    const refs = new Set(kept.map(({ entityRef }) => entityRef));
    for (const { entityRef } of all) {
      if (!refs.has(entityRef)) this.#leftOut.add(entityRef);
    }
  }

  /** A Canary may name an entity that does not mention it. */
  async #readNamed(refs: Array<string | null>): Promise<void> {
    const unread = [...new Set(refs)].filter(
      (ref): ref is string =>
        ref !== null && !this.#index.has(ref) && !this.#missing.has(ref),
    );
    unread.forEach(ref => this.#missing.add(ref));
    for (const claim of await this.#options.reader.readSome(unread)) {
      this.#index.put(claim);
      this.#missing.delete(claim.entityRef);
    }
  }
}
