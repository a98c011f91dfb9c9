import { setTimeout as sleep } from 'node:timers/promises';
import { clusterSays } from '../compare/clusterSays';
import { Difference, differencesOf, Facts } from '../compare/Facts';
import { isHeard } from '../compare/isHeard';
import { portalSays } from '../compare/portalSays';
import { readCluster, versionsOf } from '../compare/readCluster';
import type { GateServer } from '../gates/GateServer';
import type { KubeClient } from '../kube/KubeClient';
import type { Change } from '../kube/NamespaceWatch';
import type { Address, PortalClient } from '../portal/PortalClient';

interface CheckerOptions {
  kube: KubeClient;
  /** Every change of the Canary so far. */
  history: () => Change[];
  portal: PortalClient;
  gates: GateServer;
  address: Address;
  /** The release of Flagger that works there; undefined: nobody knows. */
  flagger?: string;
  /** What is compared elsewhere. */
  except: Array<keyof Facts>;
  /** How long the portal may take to follow, in real milliseconds. */
  patienceMs: number;
}

const LOOK_MS = 15;

/** Compares one rollout's cluster with the portal, and remembers what did not agree. */
export class Checker {
  /** Fields that were compared. */
  comparisons = 0;
  /** Moments that were given up because the cluster moved on before the portal was asked. */
  moved = 0;
  readonly differences: Array<Difference & { phase: string }> = [];
  readonly #options: CheckerOptions;

  constructor(options: CheckerOptions) {
    this.#options = options;
  }

  /**
   * Compares the present. The portal gets some time to follow; a cluster that moves meanwhile
   * proves nothing, so such a moment is left to the next comparison.
   */
  async check(): Promise<void> {
    const deadline = Date.now() + this.#options.patienceMs;
    for (;;) {
      const { cluster, portal, stable } = await this.#read();
      const { compared, differences } = differencesOf(
        without(cluster, this.#options.except),
        portal,
      );
      if (stable && differences.length === 0) {
        this.comparisons += compared;
        return;
      }
      if (Date.now() > deadline) {
        if (!stable) this.moved += 1;
        else this.#note(compared, differences, cluster);
        return;
      }
      await sleep(LOOK_MS);
    }
  }

  async #read(): Promise<{ cluster: Facts; portal: Facts; stable: boolean }> {
    const { kube, history, portal, gates, address, flagger } = this.#options;
    const { namespace, name } = address;
    const before = await readCluster(kube, namespace, name);
    const rollout = await portal.rollout(address);
    const timeline = rollout?.release
      ? await portal.timeline(rollout.release.id)
      : [];
    const after = await readCluster(kube, namespace, name);
    const asked = gates.askedIn(namespace);
    const heard = history();
    const cluster = clusterSays({
      snapshot: after,
      history: heard,
      asked,
      gatesAt: gates.origin,
    });
    const ours = Object.keys(cluster.gates ?? {});
    return {
      cluster: { ...cluster, flagger },
      portal: portalSays(rollout, timeline, gate => ours.includes(gate)),
      stable:
        versionsOf(before) === versionsOf(after) &&
        isHeard(heard, after.canary),
    };
  }

  #note(compared: number, differences: Difference[], { phase }: Facts): void {
    this.comparisons += compared;
    for (const difference of differences) {
      this.differences.push({ ...difference, phase: phase ?? 'gone' });
    }
  }
}

function without(facts: Facts, fields: Array<keyof Facts>): Facts {
  return { ...facts, ...Object.fromEntries(fields.map(f => [f, undefined])) };
}
