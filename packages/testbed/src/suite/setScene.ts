import type { KubeClient } from '../kube/KubeClient';
import { pluralOfTarget } from '../kube/KubeObject';
import { NamespaceWatch } from '../kube/NamespaceWatch';
import {
  autoscaler,
  canary,
  config,
  service,
  TARGET,
  template,
  workload,
} from '../scenarios/manifests';
import type { Scene } from '../scenarios/Deed';
import type { Scenario } from '../scenarios/Scenario';
import type { Stage } from '../world/World';
import { Checker } from './Checker';
import { Play } from './Play';
import type { Theatre } from './Theatre';
import { releaseIn } from './thenFor';

/** How long the portal may take to follow, on a machine that is busy with all of it. */
const PATIENCE_MS = 15_000;

/** Everything with which one scenario is played. */
export interface SetScene {
  play: Play;
  watch: NamespaceWatch;
  checker: Checker;
}

/** Begins to watch an empty namespace; nothing is made in it yet. */
export async function setScene(
  { given }: Scenario,
  { kubes, portal, gates, portalGate, world }: Theatre,
  stage: Stage,
): Promise<SetScene> {
  const { namespace, cluster } = stage;
  const kube = kubes.get(cluster.name) as KubeClient;
  const address = { cluster: cluster.name, namespace, name: TARGET };
  const watch = new NamespaceWatch(kube, namespace);
  await watch.start();
  const common = { kube, portal, gates, address };
  const checker = new Checker({
    ...common,
    history: () => watch.of('canaries'),
    flagger: releaseIn(world.versions.flagger),
    except: [],
    patienceMs: PATIENCE_MS,
  });
  const object = canary(namespace, given, (kind, asksPortal) =>
    asksPortal
      ? portalGate(cluster.name, namespace, kind)
      : gates.urlOf(namespace, kind),
  );
  const play = new Play({ ...common, watch, stage, canary: object, checker });
  return { play, watch, checker };
}

/** Makes what the scenario begins with, up to Initialized. */
export async function prepare(
  { given }: Pick<Scenario, 'given'>,
  play: Scene,
): Promise<void> {
  const { kube, stage } = play;
  const { namespace } = stage;
  await kube.create('configmaps', config(namespace));
  await createTarget(given, play);
  if (given.autoscaler) {
    await kube.create('horizontalpodautoscalers', autoscaler(namespace));
  }
  if (!given.withoutTemplate) {
    await kube.create('metrictemplates', template(stage));
  }
  await play.pass(1_000);
  await kube.create('canaries', play.canary);
  if (given.neverInitialised) return;
  await play.until('Initialized', ({ phase }) => phase === 'Initialized');
  await play.pass(3_000);
}

async function createTarget(
  given: Scenario['given'],
  { kube, stage }: Scene,
): Promise<void> {
  const { namespace } = stage;
  if (given.target === 'Service') {
    await kube.create('services', service(namespace, given));
    // Only workloads serve by themselves.
    await stage.setTraffic(TARGET, {});
    return;
  }
  const plural = pluralOfTarget(given.target ?? 'Deployment');
  await kube.create(plural, workload(namespace, given));
}
