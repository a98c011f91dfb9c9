import { join, resolve } from 'node:path';
import { build } from '../build/build';
import type { Report } from '../build/run';
import type { Versions } from '../versions';
import type { Cluster } from './Cluster';
import { claimFolder } from './claimFolder';
import { all } from './process/all';
import { startGuard } from './process/guard';
import { Ports } from './process/ports';
import { startCluster } from './startCluster';

export interface TestbedOptions {
  /** Names of its clusters, at least one; each gets a control plane of its own. */
  clusters: string[];
  versions: Versions;
  /** Everything is written below it, and what an earlier testbed left there is ended and removed. */
  folder: string;
  /** Flagger's event webhook in a cluster; null: none. */
  eventWebhook?: (cluster: string) => string | null;
  /** Flagger's `-mesh-provider` (`gatewayapi:v1`). */
  provider?: string;
  report: Report;
}

/** Real control planes that live as long as this process, at most. */
export interface Testbed {
  readonly folder: string;
  readonly versions: Versions;
  readonly clusters: readonly Cluster[];
  /** For whoever needs ports beside it that none of its programs has. */
  readonly ports: Ports;
  /** Ends everything. The folder, with its logs, stays until the next start. */
  stop(): Promise<void>;
}

/**
 * Builds what is missing and starts it.
 *
 * @throws Error that names the program that did not start, and its log
 */
export async function startTestbed({
  clusters: names,
  versions,
  folder: place,
  eventWebhook = () => null,
  provider = 'gatewayapi:v1',
  report,
}: TestbedOptions): Promise<Testbed> {
  const binaries = await build(versions, report);
  const folder = resolve(place);
  await claimFolder(folder);
  const releaseGuard = startGuard(folder);
  const made: Cluster[] = [];
  const stop = async () => {
    await Promise.all(made.map(cluster => cluster.stop()));
    releaseGuard();
  };
  const ports = new Ports();
  const start = (name: string) =>
    startCluster(
      {
        name,
        folder: join(folder, encodeURIComponent(name)),
        binaries,
        ports,
        eventWebhook: eventWebhook(name),
        provider,
        report,
      },
      cluster => made.push(cluster),
    );
  try {
    const clusters = await all(names.map(start));
    return { folder, versions, clusters, ports, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}
