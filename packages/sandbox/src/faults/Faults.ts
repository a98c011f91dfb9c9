/** What is wrong with a cluster's API at the moment. */
export interface FaultState {
  /** Connections are closed without an answer. */
  refuse: boolean;
  /** Every answer comes this much later, in milliseconds. */
  latencyMs: number;
  /** Every request is answered 500. */
  serverError: boolean;
  /** Every request is answered with a web page, as a login proxy would. */
  html: boolean;
  /** No token is accepted. */
  unauthorized: boolean;
  /** Plurals that may not be read, e.g. `events`. */
  forbidden: string[];
  /** Plurals whose lists are empty. */
  emptyLists: string[];
  /** Open watches get neither events nor bookmarks. */
  silent: boolean;
}

/** Nothing is wrong. */
export const noFaults: FaultState = {
  refuse: false,
  latencyMs: 0,
  serverError: false,
  html: false,
  unauthorized: false,
  forbidden: [],
  emptyLists: [],
  silent: false,
};

/** Faults on demand. Watches register here, so that they can be dropped or expired. */
export class Faults {
  #state: FaultState = noFaults;
  readonly #watches = new Set<{ drop(): void; expire(): void }>();
  #expireNext = false;

  get state(): FaultState {
    return this.#state;
  }

  /** Switches faults on or off; those that are not named stay. */
  set(changes: Partial<FaultState>): void {
    this.#state = { ...this.#state, ...changes };
    if (this.#state.refuse) this.dropWatches();
  }

  clear(): void {
    this.#state = noFaults;
    this.#expireNext = false;
  }

  register(watch: { drop(): void; expire(): void }): () => void {
    this.#watches.add(watch);
    return () => this.#watches.delete(watch);
  }

  /** Cuts the connection of every open watch, as a restarted API server does. */
  dropWatches(): void {
    [...this.#watches].forEach(watch => watch.drop());
  }

  /** Every open watch and the next one say that their version is too old (410). */
  expireWatches(): void {
    this.#expireNext = true;
    [...this.#watches].forEach(watch => watch.expire());
  }

  /** Whether the watch that begins now is to be told that its version is too old. */
  takeExpiry(): boolean {
    const expire = this.#expireNext;
    this.#expireNext = false;
    return expire;
  }
}
