/** What is wrong with the way to a Prometheus or an Alertmanager at the moment. */
export interface SourceFaultState {
  /** Connections are closed without an answer. */
  refuse: boolean;
  /** Every answer comes this much later, in milliseconds. */
  latencyMs: number;
  /** Every request is answered 500. */
  serverError: boolean;
  /** Every request is answered with a web page, as a login proxy would. */
  html: boolean;
  /** No credentials are accepted. */
  unauthorized: boolean;
}

/** Nothing is wrong. */
export const noSourceFaults: SourceFaultState = {
  refuse: false,
  latencyMs: 0,
  serverError: false,
  html: false,
  unauthorized: false,
};

/** Faults on demand, for whoever asks over HTTP: inside the cluster nothing is wrong. */
export class SourceFaults {
  #state = noSourceFaults;

  get state(): SourceFaultState {
    return this.#state;
  }

  /** Switches faults on or off; those that are not named stay. */
  set(changes: Partial<SourceFaultState>): void {
    this.#state = { ...this.#state, ...changes };
  }

  clear(): void {
    this.#state = noSourceFaults;
  }
}
