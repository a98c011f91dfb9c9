import { Metadata, metadataOf } from '../wire/metadata';

/** An object that was there when we last looked. */
export interface Known {
  namespace: string;
  name: string;
  uid: string;
  resourceVersion: string;
}

/** How an object in a list compares with what was last seen. */
export type Familiarity = 'same' | 'changed' | 'new';

/** The objects of one kind as last seen: only what a later list is compared with. */
export class KnownObjects {
  readonly #objects = new Map<string, Known>();
  /** When the cluster was last heard (our clock), null when never. */
  readonly lastHeardAt: number | null;

  constructor(initial: Known[] = [], lastHeardAt: number | null = null) {
    this.lastHeardAt = lastHeardAt;
    for (const known of initial) this.#objects.set(keyOf(known), known);
  }

  get size(): number {
    return this.#objects.size;
  }

  set(object: unknown): void {
    const metadata = metadataOf(object);
    if (!metadata) return;
    const { namespace, name, uid, resourceVersion } = metadata;
    const known = { namespace, name, uid, resourceVersion };
    this.#objects.set(keyOf(known), known);
  }

  find(object: unknown): Known | null {
    const metadata = metadataOf(object);
    return metadata ? this.#objects.get(keyOf(metadata)) ?? null : null;
  }

  delete(known: Known): void {
    this.#objects.delete(keyOf(known));
  }

  /**
   * Compares a list with what is known. `changed`: not as it was last seen, so something may have
   * been missed; an object of which the version is the `same` has not changed, whatever the time.
   */
  compare(items: unknown[]): {
    seen: Array<{ object: unknown; known: Familiarity }>;
    vanished: Known[];
  } {
    const present = new Set<string>();
    const seen = items.map(object => {
      const metadata = metadataOf(object);
      if (metadata) present.add(keyOf(metadata));
      return { object, known: this.#familiarity(metadata) };
    });
    const vanished = [...this.#objects]
      .filter(([key]) => !present.has(key))
      .map(([, known]) => known);
    return { seen, vanished };
  }

  #familiarity(metadata: Metadata | null): Familiarity {
    const known = metadata && this.#objects.get(keyOf(metadata));
    if (!known) return 'new';
    return known.resourceVersion === metadata.resourceVersion
      ? 'same'
      : 'changed';
  }
}

function keyOf({ namespace, name }: { namespace: string; name: string }) {
  return `${namespace}/${name}`;
}
