import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { GateServer } from '../gates/GateServer';
import { KubeClient } from '../kube/KubeClient';
import { eventWebhookAt, portalGateAt, portalUrl } from '../portal/addresses';
import { Ports } from '../plane/process/ports';
import { startPortal } from '../portal/startPortal';
import { TARGET } from '../scenarios/manifests';
import type { Scenario } from '../scenarios/Scenario';
import type { StartWorld } from '../world/World';
import { isWorthAnother } from './isWorthAnother';
import { playScenario } from './playScenario';
import type { Result } from './Result';
import type { Theatre } from './Theatre';
import { isPlayedWith } from './thenFor';

interface SuiteOptions {
  startWorld: StartWorld;
  scenarios: Scenario[];
  /** Below it are configuration, database and log of each world's portal, until the next run. */
  folder: string;
  /** Told of each scenario that is over. */
  onResult: (result: Result) => void;
  report: (message: string) => void;
}

/** Plays the scenarios in one world with a portal of its own. */
export async function runSuite(options: SuiteOptions): Promise<Result[]> {
  const port = await new Ports().take();
  const gates = new GateServer(portalUrl(port));
  await gates.start();
  const world = await options.startWorld({
    eventWebhook: cluster => eventWebhookAt(port, cluster),
    report: options.report,
  });
  const kubes = new Map(
    world.clusters.map(access => [access.name, new KubeClient(access)]),
  );
  try {
    const { clusters, name } = world;
    const folder = join(options.folder, name);
    await rm(folder, { recursive: true, force: true });
    await mkdir(folder, { recursive: true });
    const portal = await startPortal({
      port,
      clusters,
      folder,
      gateUrls: [gates.origin],
    });
    try {
      return await playAll(options, {
        world,
        kubes,
        gates,
        portal: portal.client,
        portalGate: (cluster, namespace, kind) =>
          portalGateAt(
            gates.origin,
            cluster,
            { namespace, name: TARGET },
            kind,
          ),
      });
    } finally {
      await portal.stop();
    }
  } finally {
    await Promise.all([...kubes.values()].map(kube => kube.stop()));
    await world.stop();
    await gates.stop();
  }
}

/** As many at once as the world allows; what disturbs everybody comes last and alone. */
async function playAll(
  { scenarios, onResult }: SuiteOptions,
  theatre: Theatre,
): Promise<Result[]> {
  const results = new Map<Scenario, Result>();
  const play = async (scenario: Scenario) => {
    const plays = (results.get(scenario)?.plays ?? 0) + 1;
    const result = await playScenario(scenario, theatre, plays);
    results.set(scenario, result);
    onResult(result);
  };
  const { stagesAtOnce, versions } = theatre.world;
  const played = scenarios.filter(one => isPlayedWith(one, versions.flagger));
  const waiting = played.filter(({ alone }) => !alone);
  const lane = async () => {
    for (let next = waiting.shift(); next; next = waiting.shift()) {
      await play(next);
    }
  };
  await Promise.all(Array.from({ length: stagesAtOnce }, lane));
  for (const scenario of played.filter(({ alone }) => alone)) {
    await play(scenario);
  }
  for (const [scenario, result] of results) {
    if (isWorthAnother(result)) await play(scenario);
  }
  return [...results.values()];
}
