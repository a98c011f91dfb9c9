import { inWords, stepsIn } from '../compare/portalSays';
import { readCluster } from '../compare/readCluster';
import { runsOf } from '../compare/runs';
import type { Scenario } from '../scenarios/Scenario';
import type { Stage } from '../world/World';
import { linesOf } from './lines';
import type { Result } from './Result';
import { prepare, setScene, SetScene } from './setScene';
import type { Theatre } from './Theatre';
import { thenFor } from './thenFor';
import { judge } from './verdict';

/** Whether something else begins shows in the next ticks. */
const AFTERMATH_MS = 25_000;

/**
 * Plays one scenario from an empty namespace to its end. Never throws: what goes wrong is told.
 *
 * @param plays how often it was played, with this time; another time has another namespace, since the portal remembers
 */
export async function playScenario(
  scenario: Scenario,
  theatre: Theatre,
  plays: number,
): Promise<Result> {
  const startedAt = Date.now();
  const { name: world, versions } = theatre.world;
  const { elsewhere } = scenario;
  const here = { ...scenario, elsewhere: undefined };
  const parts = elsewhere ? [here, { ...here, ...elsewhere }] : [here];
  const { clusters } = theatre.world;
  const namespace = plays > 1 ? `${scenario.name}-${plays}` : scenario.name;
  const played = await Promise.all(
    parts.map((part, i) =>
      playPart(part, { namespace, cluster: clusters[i].name }, theatre),
    ),
  );
  return {
    scenario: scenario.name,
    world,
    flagger: versions.flagger,
    durationMs: Date.now() - startedAt,
    comparisons: played.reduce((sum, part) => sum + part.comparisons, 0),
    moved: played.reduce((sum, part) => sum + part.moved, 0),
    plays,
    differences: inAll(played, ({ differences }) => differences),
    wrong: inAll(played, ({ wrong }) => wrong),
    late: inAll(played, ({ late }) => late),
    lines: played.flatMap(part => part.lines),
    timelines: played.flatMap(part => part.timelines),
  };
}

/** What is told of one scenario in one cluster. */
type Part = Omit<
  Result,
  'scenario' | 'world' | 'flagger' | 'durationMs' | 'plays'
>;

function inAll(parts: Part[], words: (part: Part) => string[]): string[] {
  return parts.flatMap((part, i) =>
    words(part).map(line => (i === 0 ? line : `elsewhere, ${line}`)),
  );
}

async function playPart(
  scenario: Scenario,
  place: { namespace: string; cluster: string },
  theatre: Theatre,
): Promise<Part> {
  const part: Part = {
    comparisons: 0,
    moved: 0,
    differences: [],
    wrong: [],
    late: [],
    lines: [],
    timelines: [],
  };
  try {
    const stage = await theatre.world.openStage(place.namespace, place.cluster);
    await playOn(stage, scenario, theatre, part).catch(tellTo(part));
    await stage.close();
  } catch (error) {
    tellTo(part)(error);
  }
  return part;
}

function tellTo({ wrong }: Part) {
  return (error: unknown) => {
    wrong.push(error instanceof Error ? error.message : String(error));
  };
}

async function playOn(
  stage: Stage,
  scenario: Scenario,
  theatre: Theatre,
  result: Part,
): Promise<void> {
  const scene = await setScene(scenario, theatre, stage);
  const { play } = scene;
  try {
    await prepare(scenario, play);
    for (const deed of scenario.when) {
      const late = await play.perform(deed);
      if (late) result.late.push(late);
    }
    await play.pass(AFTERMATH_MS);
    await judgeEnd(scenario, theatre, scene, result);
  } finally {
    await scene.watch.stop();
    tellComparisons(scene, result);
  }
}

async function judgeEnd(
  scenario: Scenario,
  { portal, world }: Theatre,
  { play, watch }: SetScene,
  result: Part,
): Promise<void> {
  const { kube, address } = play;
  const rollout = await portal.rollout(address);
  const releases = rollout ? await portal.releases(address) : [];
  const { compared, wrong } = judge(thenFor(scenario, world.versions.flagger), {
    snapshot: await readCluster(kube, address.namespace, address.name),
    history: watch.of('canaries'),
    releases,
    rollout,
  });
  result.comparisons += compared;
  result.wrong.push(...wrong);
  const runs = runsOf(watch.of('canaries'));
  for (const [i, { id, number }] of releases.entries()) {
    const timeline = await portal.timeline(id);
    result.timelines.push(inWords(timeline));
    result.comparisons += 1;
    const told = stepsIn(timeline.map(({ details }) => details)).join(', ');
    const happened = runs[i]?.steps.join(', ');
    if (told !== happened) {
      result.differences.push(
        `release ${number} in the end: "${happened}" in the cluster, "${told}" in the portal`,
      );
    }
  }
}

function tellComparisons({ watch, checker }: SetScene, result: Part): void {
  result.lines = linesOf(watch.of('canaries'));
  result.comparisons += checker.comparisons;
  result.moved = checker.moved;
  if (watch.gaps > 0) result.wrong.push('the suite itself missed changes');
  if (checker.comparisons === 0) result.wrong.push('nothing was compared');
  for (const { phase, field, cluster, portal } of checker.differences) {
    result.differences.push(
      `${phase}: ${field} is ${cluster} in the cluster, ${portal} in the portal`,
    );
  }
}
