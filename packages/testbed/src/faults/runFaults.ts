import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { GateServer } from '../gates/GateServer';
import { startTestbed, Testbed } from '../plane/startTestbed';
import type { PortalProcess } from '../portal/PortalProcess';
import { startPortal } from '../portal/startPortal';
import { TARGET } from '../scenarios/manifests';
import type { Versions } from '../versions';
import { Ground } from '../world/testbed/Ground';
import { chooseFaults } from './all';
import type { FaultResult } from './FaultResult';
import { faultTable } from './faultTable';
import { entityOf, Place, takePlace } from './Place';
import { playFault } from './playFault';
import { spread } from './spread';

interface RunOptions {
  /** Names of faults; none: all. */
  names: string[];
  versions: Versions;
  /** State and logs of the testbed. */
  folder: string;
  /** File for `{ passed, failed: names, table }`, or null. */
  report: string | null;
  print: (text: string) => void;
}

/**
 * Plays faults on real control planes: those of one portal side by side, those of a whole cluster one
 * after the other in each of two.
 *
 * @returns whether everything was as it must be
 * @throws Error for an unknown fault, and when a testbed or a portal does not start
 */
export async function runFaults(options: RunOptions): Promise<boolean> {
  const { names, versions, folder, report, print } = options;
  const lanes = spread(chooseFaults(names));
  const testbed = await startTestbed({
    clusters: [...new Set(lanes.map(({ cluster }) => cluster))],
    versions,
    folder,
    report: message => print(`! ${message}`),
  });
  try {
    const results = await playAll(lanes, testbed, print);
    const failed = results.filter(({ wrong }) => wrong.length > 0);
    print(`\n${faultTable(results)}\n`);
    failed.forEach(result => print(inWords(result)));
    const passed = results.length - failed.length;
    print(`${passed} passed, ${failed.length} failed`);
    if (report) {
      const summary = {
        passed,
        failed: failed.map(({ fault }) => fault),
        table: faultTable(results),
      };
      await writeFile(report, JSON.stringify(summary));
    }
    return failed.length === 0;
  } finally {
    await testbed.stop();
  }
}

async function playAll(
  lanes: ReturnType<typeof spread>,
  testbed: Testbed,
  print: (text: string) => void,
): Promise<FaultResult[]> {
  // Stays until the next run, for whoever wants to know what a portal said.
  const folder = join(testbed.folder, 'portals');
  const gates = new GateServer(null);
  await gates.start();
  const report = (message: string) => print(`! ${message}`);
  const grounds = testbed.clusters.map(each => new Ground(each, report));
  const groundOf = (name: string) =>
    grounds.find(({ cluster }) => cluster.name === name) as Ground;
  const { ports } = testbed;
  const portals: PortalProcess[] = [];
  const open = async (name: string, places: Place[]) => {
    const own = join(folder, name);
    await mkdir(own, { recursive: true });
    const portal = await startPortal({
      port: await ports.take(),
      clusters: places.map(({ watched }) => watched),
      folder: own,
      entities: places.map(place => entityOf(place, TARGET)),
    });
    portals.push(portal);
    return portal;
  };
  const places = await Promise.all(
    lanes.map(({ cluster, faults }) =>
      Promise.all(
        faults.map(fault => takePlace(fault, groundOf(cluster), ports)),
      ),
    ),
  );
  try {
    const shared = await open(
      'shared',
      places.flat().filter(({ fault }) => !fault.ownPortal),
    );
    const ownPortals = new Map<Place, PortalProcess>();
    for (const place of places.flat()) {
      const { name, ownPortal } = place.fault;
      if (ownPortal) ownPortals.set(place, await open(name, [place]));
    }
    const results: FaultResult[] = [];
    const playLane = async (lane: Place[]) => {
      for (const place of lane) {
        const portal = ownPortals.get(place) ?? shared;
        const result = await playFault({ place, portal, gates, ports });
        results.push(result);
        print(inWords(result));
      }
    };
    await Promise.all(places.map(playLane));
    return results;
  } finally {
    await Promise.all(portals.map(portal => portal.stop()));
    for (const ground of grounds) await ground.stop();
    await Promise.all(places.flat().map(({ proxy }) => proxy.close()));
    await gates.stop();
  }
}

function inWords({ fault, wrong }: FaultResult): string {
  return wrong.length === 0 ? `✓ ${fault}` : `✗ ${fault}: ${wrong.join('; ')}`;
}
