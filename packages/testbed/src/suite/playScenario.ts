import { inWords } from '../compare/portalSays';
import { readCluster } from '../compare/readCluster';
import type { GateServer } from '../gates/GateServer';
import type { KubeClient } from '../kube/KubeClient';
import { NamespaceWatch } from '../kube/NamespaceWatch';
import type { PortalClient } from '../portal/PortalClient';
import {
  autoscaler,
  canary,
  config,
  TARGET,
  template,
  workload,
} from '../scenarios/manifests';
import type { Scenario } from '../scenarios/Scenario';
import type { Stage, World } from '../world/World';
import { Checker } from './Checker';
import { linesOf } from './lines';
import { Play } from './Play';
import type { Result } from './Result';
import { thenFor } from './thenFor';
import { judge } from './verdict';

/** What scenarios of one world share. */
export interface Theatre {
  world: World;
  /** By cluster. */
  kubes: Map<string, KubeClient>;
  portal: PortalClient;
  gates: GateServer;
  /** The portal's own gate for a Canary. */
  portalGate: (cluster: string, namespace: string, kind: string) => string;
}

/** How long the portal may take to follow. */
const PATIENCE_MS = 5_000;
/** Whether something else begins shows in the next ticks. */
const AFTERMATH_MS = 25_000;

/** Plays one scenario from an empty namespace to its end. Never throws: what goes wrong is told. */
export async function playScenario(
  scenario: Scenario,
  theatre: Theatre,
): Promise<Result> {
  const startedAt = Date.now();
  const result: Result = {
    scenario: scenario.name,
    world: theatre.world.name,
    flagger: theatre.world.versions.flagger,
    durationMs: 0,
    comparisons: 0,
    moved: 0,
    wrong: [],
    lines: [],
    timelines: [],
  };
  const stage = await theatre.world.openStage(scenario.name);
  try {
    await play(scenario, theatre, stage, result);
  } catch (error) {
    result.wrong.push(error instanceof Error ? error.message : String(error));
  }
  await stage.close().catch(error => result.wrong.push(String(error)));
  return { ...result, durationMs: Date.now() - startedAt };
}

async function play(
  scenario: Scenario,
  theatre: Theatre,
  stage: Stage,
  result: Result,
): Promise<void> {
  const { gates, portal } = theatre;
  const { namespace, cluster } = stage;
  const kube = theatre.kubes.get(cluster.name) as KubeClient;
  const address = { cluster: cluster.name, namespace, name: TARGET };
  const watch = new NamespaceWatch(kube, namespace);
  await watch.start();
  const checker = new Checker({
    kube,
    watch,
    portal,
    gates,
    address,
    patienceMs: PATIENCE_MS,
  });
  const object = canaryOf(scenario, theatre, stage);
  const scene = new Play({
    stage,
    kube,
    watch,
    gates,
    portal,
    address,
    canary: object,
    checker,
  });
  try {
    await setUp(scenario, scene);
    for (const { words, run } of scenario.when) {
      await run(scene).catch(error => {
        throw new Error(`"${words}": ${error.message}`);
      });
    }
    await scene.pass(AFTERMATH_MS);
    const snapshot = await readCluster(kube, namespace, TARGET);
    const releases = await portal.releases(address).catch(() => []);
    const rollout = await portal.rollout(address);
    const history = watch.of('canaries');
    const then = thenFor(scenario, theatre.world.versions.flagger);
    const verdict = judge(then, {
      snapshot,
      history,
      releases,
      rollout,
    });
    result.comparisons += verdict.compared;
    result.wrong.push(...verdict.wrong);
    for (const { id } of releases) {
      result.timelines.push(inWords(await portal.timeline(id)));
    }
  } finally {
    await watch.stop();
    result.lines = linesOf(watch.of('canaries'));
    result.comparisons += checker.comparisons;
    result.moved = checker.moved;
    if (watch.gaps > 0) result.wrong.push('the suite itself missed changes');
    for (const {
      phase,
      field,
      cluster: said,
      portal: told,
    } of checker.differences) {
      result.wrong.push(
        `${phase}: ${field} is ${said} in the cluster, ${told} in the portal`,
      );
    }
  }
}

function canaryOf(
  { given }: Scenario,
  { gates, portalGate }: Theatre,
  { namespace, cluster }: Stage,
) {
  return canary(namespace, given, (kind, asksPortal) =>
    asksPortal
      ? portalGate(cluster.name, namespace, kind)
      : gates.urlOf(namespace, kind),
  );
}

/** Everything before the first deed, up to Initialized. */
async function setUp({ given }: Scenario, scene: Play): Promise<void> {
  const { kube, stage } = scene;
  const plural = given.target === 'DaemonSet' ? 'daemonsets' : 'deployments';
  await kube.create('configmaps', config(stage.namespace));
  await kube.create(plural, workload(stage.namespace, given));
  if (given.autoscaler) {
    await kube.create('horizontalpodautoscalers', autoscaler(stage.namespace));
  }
  if (!given.withoutTemplate) {
    await kube.create('metrictemplates', template(stage));
  }
  await scene.pass(1_000);
  await kube.create('canaries', scene.canary);
  if (given.neverInitialised) return;
  await scene.until('Initialized', ({ phase }) => phase === 'Initialized');
  await scene.pass(3_000);
}
