import type { JoinedAlert } from './join';
import {
  AlertedRollout,
  entityLabels,
  namespaceOf,
  namingLabel,
} from './naming';

/** A rollout with the refs of the entities that show it. */
export interface CataloguedRollout extends AlertedRollout {
  entities: string[];
}

/** Whose an alert is among all entities with rollouts, whoever asks. */
export class CataloguedRollouts {
  readonly #byNamespace = new Map<string, CataloguedRollout[]>();
  /** By ref and by name, in lower case. */
  readonly #entities = new Map<string, Set<string>>();

  constructor(rollouts: CataloguedRollout[]) {
    for (const rollout of rollouts) {
      const key = keyOf(rollout.cluster, rollout.namespace);
      const known = this.#byNamespace.get(key);
      if (known) known.push(rollout);
      else this.#byNamespace.set(key, [rollout]);
      rollout.entities.forEach(ref => this.#addEntity(ref));
    }
  }

  /** Refs of the entities whose rollouts an alert is about, or which a label of it names. */
  entitiesOf({
    labels,
    cluster,
  }: Pick<JoinedAlert, 'labels' | 'cluster'>): string[] {
    const near = this.#byNamespace.get(keyOf(cluster, namespaceOf(labels)));
    const about = (near ?? []).filter(
      rollout => namingLabel(labels, rollout) !== null,
    );
    const named = entityLabels(labels).flatMap(({ named: name }) => [
      ...(this.#entities.get(name) ?? []),
    ]);
    return [...new Set([...about.flatMap(r => r.entities), ...named])];
  }

  #addEntity(ref: string): void {
    for (const key of [ref, ref.slice(ref.lastIndexOf('/') + 1)]) {
      const refs = this.#entities.get(key.toLowerCase());
      if (refs) refs.add(ref);
      else this.#entities.set(key.toLowerCase(), new Set([ref]));
    }
  }
}

function keyOf(cluster: string, namespace: string | undefined): string {
  return JSON.stringify([cluster, namespace ?? null]);
}
