import { setTimeout as sleep } from 'node:timers/promises';
import type { KubeClient } from './KubeClient';
import { ApiError } from './ApiServer';
import type { KubeObject, Plural } from './KubeObject';

/** One change of one object. */
export interface Change {
  plural: Plural;
  type: 'ADDED' | 'MODIFIED' | 'DELETED';
  object: KubeObject;
  /** When the suite read it, our clock. */
  readAt: number;
}

const KINDS: Plural[] = [
  'canaries',
  'httproutes',
  'deployments',
  'daemonsets',
  'events',
];
const RETRY_MS = 200;

/** Every change in one namespace, in the order of each kind: what the suite knows of the cluster. */
export class NamespaceWatch {
  readonly changes: Change[] = [];
  /** Holes in what was seen; with one, nothing can be said about sequences. */
  gaps = 0;
  readonly #kube: KubeClient;
  readonly #namespace: string;
  readonly #ending = new AbortController();
  readonly #running: Promise<void>[] = [];
  #change = new AbortController();

  constructor(kube: KubeClient, namespace: string) {
    this.#kube = kube;
    this.#namespace = namespace;
  }

  /** Resolves when every kind is being watched from the present on. */
  async start(): Promise<void> {
    for (const plural of KINDS) {
      const { items, resourceVersion } = await this.#kube.list(
        plural,
        this.#namespace,
      );
      items.forEach(object => this.#note(plural, 'ADDED', object));
      this.#running.push(this.#follow(plural, resourceVersion));
    }
  }

  /** Aborts at the next change of anything. */
  get nextChange(): AbortSignal {
    return this.#change.signal;
  }

  of(plural: Plural): Change[] {
    return this.changes.filter(change => change.plural === plural);
  }

  async stop(): Promise<void> {
    this.#ending.abort();
    await Promise.all(this.#running);
  }

  async #follow(plural: Plural, from: string): Promise<void> {
    const { signal } = this.#ending;
    let version = from;
    while (!signal.aborted) {
      try {
        for await (const { type, object } of this.#kube.watch(
          plural,
          this.#namespace,
          version,
          signal,
        )) {
          if (type === 'ERROR') throw new ApiError(410, 'too old');
          version = object.metadata.resourceVersion ?? version;
          if (type !== 'BOOKMARK') this.#note(plural, type, object);
        }
      } catch (error) {
        if (signal.aborted) return;
        if (error instanceof ApiError && error.status === 410) {
          this.gaps += 1;
          version = (await this.#kube.list(plural, this.#namespace))
            .resourceVersion;
        }
      }
      if (!signal.aborted) await sleep(RETRY_MS);
    }
  }

  #note(plural: Plural, type: string, object: KubeObject): void {
    this.changes.push({
      plural,
      type: type as Change['type'],
      object,
      readAt: Date.now(),
    });
    this.#change.abort();
    this.#change = new AbortController();
  }
}
