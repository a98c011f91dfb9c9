import type { Asked, GateServer } from '../gates/GateServer';
import type { KubeClient } from '../kube/KubeClient';
import type { KubeObject } from '../kube/KubeObject';
import type { Address, PortalClient } from '../portal/PortalClient';
import type { Stage } from '../world/World';

/** The Canary as it was written at some moment. */
export interface Seen {
  /** `none` without a status, `gone` without an object. */
  phase: string;
  weight: number;
  iterations: number;
  failedChecks: number;
  canary: KubeObject | null;
}

/** What a deed works with. */
export interface Scene {
  readonly stage: Stage;
  readonly kube: KubeClient;
  readonly gates: GateServer;
  readonly portal: PortalClient;
  readonly address: Address;
  /** The Canary as it was made first, for making it again. */
  readonly canary: KubeObject;
  /** Questions of Flagger that the suite answered. */
  asked(): Asked[];
  /** Lets time pass; everything that changes is compared. */
  pass(ms: number): Promise<void>;
  /**
   * Lets time pass until something holds of the Canary.
   *
   * @throws Error that quotes `words` when it does not within `limitMs` of the world's time
   */
  until(
    words: string,
    holds: (seen: Seen) => boolean,
    limitMs?: number,
  ): Promise<void>;
  /** Waits in real time, while the world's time stands still where it can. */
  meanwhile(words: string, holds: () => Promise<boolean>): Promise<void>;
}

/** Something that is done, or waited for. */
export interface Deed {
  words: string;
  run(scene: Scene): Promise<void>;
}

/** @param words what it does, for who reads a failure */
export function deed(words: string, run: Deed['run']): Deed {
  return { words, run };
}
