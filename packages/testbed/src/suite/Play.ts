import { setTimeout as sleep } from 'node:timers/promises';
import type { Asked, GateServer } from '../gates/GateServer';
import type { KubeClient } from '../kube/KubeClient';
import type { KubeObject } from '../kube/KubeObject';
import type { NamespaceWatch } from '../kube/NamespaceWatch';
import type { Address, PortalClient } from '../portal/PortalClient';
import type { Deed, Scene, Seen } from '../scenarios/Deed';
import type { Stage } from '../world/World';
import { seenIn } from './seenIn';

interface PlayOptions {
  stage: Stage;
  kube: KubeClient;
  watch: NamespaceWatch;
  gates: GateServer;
  portal: PortalClient;
  address: Address;
  canary: KubeObject;
  /** Told whenever something changed. */
  checker: { check(): Promise<void> };
}

const LIMIT_MS = 5 * 60_000;
const REAL_LIMIT_MS = 30_000;
const LOOK_MS = 50;

/** A scenario that is being played: time passes here, and whatever changes is compared. */
export class Play implements Scene {
  readonly stage: Stage;
  readonly kube: KubeClient;
  readonly gates: GateServer;
  readonly portal: PortalClient;
  readonly address: Address;
  readonly canary: KubeObject;
  readonly #watch: NamespaceWatch;
  readonly #checker: PlayOptions['checker'];
  /** Changes that have been compared. */
  #compared = 0;
  /** How often time was let go on. */
  #waits = 0;

  constructor(options: PlayOptions) {
    const { stage, kube, gates, portal, address, canary } = options;
    this.stage = stage;
    this.kube = kube;
    this.gates = gates;
    this.portal = portal;
    this.address = address;
    this.canary = canary;
    this.#watch = options.watch;
    this.#checker = options.checker;
  }

  asked(): Asked[] {
    return this.gates.askedIn(this.stage.namespace);
  }

  async pass(ms: number): Promise<void> {
    await this.#advance(this.stage.now() + ms, () => false);
  }

  async until(
    words: string,
    holds: (seen: Seen) => boolean,
    limitMs = LIMIT_MS,
  ): Promise<void> {
    const reached = await this.#advance(this.stage.now() + limitMs, holds);
    if (reached) return;
    const { phase, weight } = this.seen();
    throw new Error(`never came to ${words}; it is ${phase} at ${weight}`);
  }

  async meanwhile(words: string, holds: () => Promise<boolean>): Promise<void> {
    const deadline = Date.now() + REAL_LIMIT_MS;
    while (!(await holds())) {
      if (Date.now() > deadline) throw new Error(`never came to: ${words}`);
      await sleep(LOOK_MS);
    }
  }

  /**
   * Does something, and says whether the canary had moved on before it was done. Deeds that let time
   * go on are never late.
   *
   * @returns the words of what was late, or null
   */
  async perform({ words, run }: Deed): Promise<string | null> {
    const waits = this.#waits;
    const before = this.seen();
    await run(this).catch(error => {
      throw new Error(`"${words}": ${error.message}`);
    });
    if (this.#waits !== waits) return null;
    await this.#catchUp();
    const now = this.seen();
    const hasMoved =
      now.weight > before.weight || now.iterations > before.iterations;
    return hasMoved
      ? `"${words}" came at weight ${now.weight}, iteration ${now.iterations} instead of ${before.weight}, ${before.iterations}`
      : null;
  }

  /** The Canary as the watch has seen it last. */
  seen(): Seen {
    return seenIn(this.#watch.of('canaries').at(-1));
  }

  async #advance(
    end: number,
    holds: (seen: Seen) => boolean,
  ): Promise<boolean> {
    this.#waits += 1;
    let from = this.#watch.of('canaries').length;
    if (holds(this.seen())) return true;
    for (;;) {
      const { nextChange } = this.#watch;
      await this.#catchUp();
      const fresh = this.#watch.of('canaries').slice(from);
      from += fresh.length;
      await this.#compareWhatChanged();
      if (fresh.map(seenIn).some(holds) || holds(this.seen())) return true;
      if (this.stage.now() >= end) return false;
      await this.stage.step(end, nextChange);
    }
  }

  /** The watch is a few milliseconds behind the cluster. */
  async #catchUp(): Promise<void> {
    const { namespace, name } = this.address;
    const current = await this.kube.get('canaries', namespace, name);
    const version = current?.metadata.resourceVersion;
    await this.meanwhile('a watch that follows', async () => {
      const last = this.#watch.of('canaries').at(-1);
      const isGone = !last || last.type === 'DELETED';
      if (!version) return isGone;
      return (
        !isGone &&
        Number(last.object.metadata.resourceVersion) >= Number(version)
      );
    });
  }

  async #compareWhatChanged(): Promise<void> {
    const { changes } = this.#watch;
    const moved = changes
      .slice(this.#compared)
      .some(({ plural }) => plural !== 'events');
    this.#compared = changes.length;
    if (moved) await this.#checker.check();
  }
}
