/** How a revision behaves, as its metrics show it. */
export interface Behaviour {
  /** Share of failed requests or reconciles, 0 to 1. */
  errorRatio: number;
  /** 99th percentile in milliseconds. */
  latencyMs: number;
  /** Nothing reaches it, so there is no value. */
  idle: boolean;
  /** Its container ends and is started again so often, in seconds; null: never. */
  crashSeconds: number | null;
}

/** What a workload runs: behaviour belongs to the image, wherever it runs. */
export interface Revision {
  namespace: string;
  /** The target of the Canary, also when the primary runs it. */
  target: string;
  image: string;
}

const HEALTHY: Behaviour = {
  errorRatio: 0.0003,
  latencyMs: 120,
  idle: false,
  crashSeconds: null,
};

type Listener = (revision: Revision) => void;

/** How the revisions of one cluster behave. All are healthy until told otherwise. */
export class Traffic {
  readonly #behaviours = new Map<string, Behaviour>();
  readonly #listeners: Listener[] = [];

  /** Sets how a revision behaves from now on. */
  set(revision: Revision, behaviour: Partial<Behaviour>): void {
    const known = this.of(revision);
    this.#behaviours.set(keyOf(revision), { ...known, ...behaviour });
    this.#listeners.forEach(listener => listener(revision));
  }

  /** How it behaves now. */
  of(revision: Revision): Behaviour {
    return this.#behaviours.get(keyOf(revision)) ?? HEALTHY;
  }

  /** Healthy again. */
  reset(revision: Revision): void {
    this.#behaviours.delete(keyOf(revision));
    this.#listeners.forEach(listener => listener(revision));
  }

  /** Called when a revision begins to behave otherwise. */
  subscribe(listener: Listener): void {
    this.#listeners.push(listener);
  }
}

function keyOf({ namespace, target, image }: Revision): string {
  return `${namespace}/${target}/${image}`;
}
