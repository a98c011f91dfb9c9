import type { Asked, GateServer } from '../gates/GateServer';
import type { KubeClient } from '../kube/KubeClient';
import type { KubeObject } from '../kube/KubeObject';
import type { Cluster } from '../plane/Cluster';
import type { PortalAccount } from '../plane/api/PortalAccount';
import type { Address, PortalClient } from '../portal/PortalClient';
import type { PortalProcess } from '../portal/PortalProcess';
import type { Scene, Seen } from '../scenarios/Deed';
import { seenIn } from '../suite/seenIn';
import type { Stage } from '../world/World';
import { breakFor, Breakage } from './breakFor';
import type { Span, Trouble } from './judge/Trouble';
import type { Proxy } from './proxy/Proxy';
import type { EtcdRecord } from './record/EtcdRecord';
import { Sampler } from './samples/Sampler';
import { lookAt, Shown } from './samples/Shown';
import { Waiting } from './Waiting';

export interface FaultSceneOptions {
  stage: Stage;
  /** Straight to the API server. */
  kube: KubeClient;
  gates: GateServer;
  address: Address;
  canary: KubeObject;
  /** With its programs, which may be ended. */
  cluster: Cluster;
  /** The portal's only way to the cluster. */
  proxy: Proxy;
  /** With which the portal reads this cluster. */
  account: PortalAccount;
  portal: PortalProcess;
  record: EtcdRecord;
  /** When the play must end: then all waiting does. */
  signal: AbortSignal;
}

/** A portal that takes longer is one that does not answer. */
const ANSWER_MS = 5_000;
const LIMIT_MS = 5 * 60_000;
const REAL_LIMIT_MS = 120_000;

/** One rollout of a real cluster, and everything between it and a portal that can be broken. */
export class FaultScene implements Scene {
  readonly stage: Stage;
  readonly kube: KubeClient;
  readonly gates: GateServer;
  readonly portal: PortalClient;
  /** The same portal, as long as it answers as it must. */
  readonly watched: PortalClient;
  readonly address: Address;
  readonly canary: KubeObject;
  readonly cluster: Cluster;
  readonly proxy: Proxy;
  readonly account: PortalAccount;
  readonly process: PortalProcess;
  readonly record: EtcdRecord;
  readonly troubles: Trouble[] = [];
  /** Times in which we had ended the portal. */
  readonly absences: Span[] = [];
  /** How often the portal had written each time that we ended it. */
  readonly writesAtKills: number[] = [];
  readonly #waiting: Waiting;
  readonly #samplers: Array<{ stop(): Promise<void> }> = [];

  constructor(options: FaultSceneOptions) {
    this.stage = options.stage;
    this.kube = options.kube;
    this.gates = options.gates;
    this.portal = options.portal.client;
    this.watched = this.portal.within(ANSWER_MS);
    this.address = options.address;
    this.canary = options.canary;
    this.cluster = options.cluster;
    this.proxy = options.proxy;
    this.account = options.account;
    this.process = options.portal;
    this.record = options.record;
    this.#waiting = new Waiting(options.signal);
  }

  asked(): Asked[] {
    return this.gates.askedIn(this.stage.namespace);
  }

  async pass(ms: number): Promise<void> {
    await this.#waiting.pass(ms);
  }

  /** Waits for the cluster, as etcd knows it, whatever the API server does. */
  async until(
    words: string,
    holds: (seen: Seen) => boolean,
    limitMs = LIMIT_MS,
  ): Promise<void> {
    await this.#wait(words, async () => holds(this.seen()), limitMs);
  }

  async meanwhile(words: string, holds: () => Promise<boolean>): Promise<void> {
    await this.#wait(words, holds, REAL_LIMIT_MS);
  }

  /** Waits until the portal shows something. */
  async untilShown(
    words: string,
    holds: (shown: Shown) => boolean,
    limitMs: number,
  ): Promise<void> {
    const { portal, address } = this;
    const isShown = async () => holds(await lookAt(portal, address));
    await this.#wait(`shown: ${words}`, isShown, limitMs);
  }

  /** The Canary as it was written last. */
  seen(): Seen {
    return seenIn(this.record.changes.at(-1));
  }

  /** Something is broken for as long as this lasts, and mended afterwards, whatever happened. */
  trouble(breakage: Breakage): Promise<void> {
    return breakFor(this.troubles, breakage);
  }

  /** Ends the portal as a crash does, and starts it again on its database when the rest is done. */
  async withoutPortal(during: () => Promise<void>): Promise<void> {
    const absence = { from: Date.now(), to: Infinity };
    this.absences.push(absence);
    await this.trouble({
      reach: 'deaf',
      during: async () => {
        await this.process.kill();
        this.writesAtKills.push(this.proxy.traffic.writes().length);
        await during();
      },
      mend: () => this.process.start(answers),
    });
    absence.to = Date.now();
  }

  /** Looks at something again and again from now on, until the end of the scene. */
  sample<T>(look: () => Promise<T>): Sampler<T> {
    const sampler = new Sampler(look);
    this.#samplers.push(sampler);
    sampler.start();
    return sampler;
  }

  /** Ends all looking. */
  async stop(): Promise<void> {
    await Promise.all(this.#samplers.map(sampler => sampler.stop()));
  }

  async #wait(
    words: string,
    holds: () => Promise<boolean>,
    limitMs: number,
  ): Promise<void> {
    await this.#waiting.until(holds, limitMs, () => {
      const { phase, weight } = this.seen();
      return `never came to ${words}; it is ${phase} at ${weight}`;
    });
  }
}

async function answers(portal: PortalClient): Promise<boolean> {
  await portal.sources();
  return true;
}
