import type { GateServer } from '../gates/GateServer';
import type { Ports } from '../plane/process/ports';
import type { PortalProcess } from '../portal/PortalProcess';
import { messageOf } from '../messageOf';
import { canary, TARGET } from '../scenarios/manifests';
import { Checker } from '../suite/Checker';
import { prepare } from '../suite/setScene';
import type { Fault } from './Fault';
import type { FaultResult } from './FaultResult';
import { FaultScene } from './FaultScene';
import { judgeAnswers } from './judge/answers';
import { judgeEnding } from './judge/ending';
import { judgeFreshness } from './judge/freshness';
import { judgeRecord, Told } from './judge/record';
import { showed } from './judge/showed';
import { judgeWrites } from './judge/writes';
import type { Place } from './Place';
import { EtcdRecord } from './record/EtcdRecord';
import type { Look } from './samples/Sampler';
import { lookAt, Shown } from './samples/Shown';

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
    await within(fault.limitMs, play(options, result));
  } catch (error) {
    result.wrong.push(messageOf(error));
  }
  return { ...result, durationMs: Date.now() - startedAt };
}

async function play(options: PlayOptions, result: FaultResult): Promise<void> {
  const { place, portal, gates, ports } = options;
  const { fault, ground, proxy, account } = place;
  const { name: namespace } = fault;
  const { cluster, kube } = ground;
  const stage = await ground.openStage(namespace, ports);
  const record = new EtcdRecord(cluster.etcdUrl, namespace);
  await record.start();
  const given = { analysis: fault.analysis };
  const scene = new FaultScene({
    ...{ stage, kube, gates, cluster, proxy, account, portal, record },
    address: { cluster: namespace, namespace, name: TARGET },
    canary: canary(namespace, given, kind => gates.urlOf(namespace, kind)),
  });
  const { samples } = scene.sample(() => lookAt(scene.portal, scene.address));
  try {
    await prepare({ given }, scene);
    await fault.run(scene);
    await compareEnd(scene, result);
    await untilLive(scene);
    // It is looked at once more.
    await scene.pass(2_000);
  } catch (error) {
    result.wrong.push(messageOf(error));
  }
  await scene.stop();
  await judge(fault, scene, samples, result);
  await record.stop();
  await stage.close();
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

async function judge(
  fault: Fault,
  scene: FaultScene,
  samples: Array<Look<Shown>>,
  result: FaultResult,
): Promise<void> {
  const { record, troubles, absences, proxy } = scene;
  const expired = proxy.traffic.expired('canaries');
  const writes = proxy.traffic.writes();
  const verdict = judgeRecord({
    history: record.changes,
    told: await toldBy(scene),
    messages: await messagesIn(scene),
    troubles,
    mayMiss: expired > 0,
  });
  result.showed = showed(
    samples.filter(({ at }) =>
      troubles.some(({ from, to }) => at >= from && at <= to),
    ),
  );
  result.transitions = verdict.transitions;
  result.lost = verdict.lost;
  result.gaps = verdict.gaps;
  result.expired = expired;
  result.writes = writes.length;
  result.writesAtKills = scene.writesAtKills;
  result.wrong.push(
    ...(record.trouble ? [`the suite's own record: ${record.trouble}`] : []),
    ...verdict.wrong,
    ...judgeAnswers(samples, troubles, absences),
    ...judgeFreshness(samples, record.changes, troubles, fault.wanted),
    ...judgeWrites(writes, fault.writes),
    ...((await fault.judge?.(scene)) ?? []),
  );
}

async function toldBy({ portal, address }: FaultScene): Promise<Told[]> {
  const releases = await portal.releases(address);
  return Promise.all(
    releases.map(async release => ({
      release,
      timeline: await portal.timeline(release.id),
    })),
  );
}

async function messagesIn({ kube, stage }: FaultScene): Promise<string[]> {
  const { items } = await kube.list('events', stage.namespace);
  return items.map(({ message }) => String(message));
}

/** @throws Error when it takes longer */
async function within(ms: number, work: Promise<void>): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    const words = `it took longer than ${ms / 60_000} minutes`;
    timer = setTimeout(() => reject(new Error(words)), ms);
  });
  try {
    await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}
