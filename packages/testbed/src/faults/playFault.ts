import type { GateServer } from '../gates/GateServer';
import type { Ports } from '../plane/process/ports';
import type { PortalProcess } from '../portal/PortalProcess';
import { messageOf } from '../messageOf';
import { canary, TARGET } from '../scenarios/manifests';
import { Checker } from '../suite/Checker';
import { prepare } from '../suite/setScene';
import type { Fault } from './Fault';
import type { FaultResult } from './FaultResult';
import { FaultScene, FaultSceneOptions } from './FaultScene';
import { judgeEnding } from './judge/ending';
import { judgeFault } from './judgeFault';
import type { Place } from './Place';
import { EtcdRecord } from './record/EtcdRecord';
import { lookAt, Shown } from './samples/Shown';
import { withinLimit } from './withinLimit';

/** A portal tries again every half minute at the latest, and then has to read it all. */
const PATIENCE_MS = 60_000;

interface PlayOptions {
  place: Place;
  portal: PortalProcess;
  gates: GateServer;
  ports: Ports;
}

/** Plays one fault from an empty namespace to its end. Never throws: what goes wrong is told. */
export async function playFault(options: PlayOptions): Promise<FaultResult> {
  const startedAt = Date.now();
  const { fault } = options.place;
  const result: FaultResult = {
    fault: fault.name,
    durationMs: 0,
    showed: '',
    transitions: 0,
    lost: 0,
    gaps: 0,
    expired: 0,
    writes: 0,
    writesAtKills: [],
    comparisons: 0,
    wrong: [],
  };
  try {
    await withinLimit(fault.limitMs, signal => play(options, result, signal));
  } catch (error) {
    result.wrong.push(messageOf(error));
  }
  result.wrong = [...new Set(result.wrong)];
  return { ...result, durationMs: Date.now() - startedAt };
}

/** From here on everything that was begun is ended, whatever happened. */
async function play(
  options: PlayOptions,
  result: FaultResult,
  signal: AbortSignal,
): Promise<void> {
  const { place, ports } = options;
  const { ground, fault } = place;
  const stage = await ground.openStage(fault.name, ports);
  try {
    const record = new EtcdRecord(ground.cluster.etcdUrl, fault.name);
    try {
      await record.start();
      const { gates, portal } = options;
      const scene = sceneOf({ place, portal, gates, stage, record, signal });
      await playScene(fault, scene, result);
    } finally {
      await record.stop();
    }
  } finally {
    await stage.close();
  }
}

function sceneOf(
  options: Pick<PlayOptions, 'place' | 'portal' | 'gates'> &
    Pick<FaultSceneOptions, 'stage' | 'record' | 'signal'>,
): FaultScene {
  const { place, ...others } = options;
  const { fault, ground, proxy, account } = place;
  const { name: namespace, analysis } = fault;
  const { cluster, kube } = ground;
  return new FaultScene({
    ...others,
    ...{ kube, cluster, proxy, account },
    address: { cluster: namespace, namespace, name: TARGET },
    canary: canary(namespace, { analysis }, kind =>
      options.gates.urlOf(namespace, kind),
    ),
  });
}

async function playScene(
  fault: Fault,
  scene: FaultScene,
  result: FaultResult,
): Promise<void> {
  const { analysis } = fault;
  const { watched, address } = scene;
  const { samples } = scene.sample(() => lookAt(watched, address));
  try {
    await prepare({ given: { analysis } }, scene);
    await fault.run(scene);
    await compareEnd(scene, result);
    await untilLive(scene);
    // It is looked at once more.
    await scene.pass(2_000);
  } catch (error) {
    result.wrong.push(messageOf(error));
  } finally {
    await scene.stop();
  }
  await judgeFault(fault, scene, samples, result);
}

/** What is equal may be shown a second before it is said to be live. */
function untilLive(scene: FaultScene): Promise<void> {
  const isLive = ({ source }: Shown) => source.state === 'live';
  return scene.untilShown('live', isLive, PATIENCE_MS);
}

async function compareEnd(
  { kube, record, portal, gates, address }: FaultScene,
  result: FaultResult,
): Promise<void> {
  const checker = new Checker({
    ...{ kube, portal, gates, address },
    history: () => record.changes,
    // What may be missed is judged by what could be known.
    except: ['steps'],
    patienceMs: PATIENCE_MS,
  });
  await checker.check();
  result.comparisons = checker.comparisons;
  result.wrong.push(...judgeEnding(checker));
}
