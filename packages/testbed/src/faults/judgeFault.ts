import { messageOf } from '../messageOf';
import type { Fault } from './Fault';
import type { FaultResult } from './FaultResult';
import type { FaultScene } from './FaultScene';
import { judgeAnswers } from './judge/answers';
import { judgeFreshness } from './judge/freshness';
import { judgeRecord, Told } from './judge/record';
import { showed } from './judge/showed';
import { judgeWrites } from './judge/writes';
import type { Look } from './samples/Sampler';
import type { Shown } from './samples/Shown';

/** Judges one that was played, and adds what is told of it to the result. Never throws. */
export async function judgeFault(
  fault: Fault,
  scene: FaultScene,
  samples: Array<Look<Shown>>,
  result: FaultResult,
): Promise<void> {
  const parts = [
    async () => judgeTold(scene, result),
    async () => judgeSamples(fault, scene, samples, result),
    async () => judgeTraffic(fault, scene, result),
    async () => (await fault.judge?.(scene)) ?? [],
  ];
  // What cannot be judged must not hide the rest.
  for (const part of parts) {
    const wrong = await part().catch(error => [messageOf(error)]);
    result.wrong.push(...wrong);
  }
}

async function judgeTold(
  scene: FaultScene,
  result: FaultResult,
): Promise<string[]> {
  const { record, troubles, proxy } = scene;
  const { wrong, ...counts } = judgeRecord({
    history: record.changes,
    told: await toldBy(scene),
    messages: await messagesIn(scene),
    troubles,
    mayMiss: proxy.traffic.expired('canaries') > 0,
  });
  Object.assign(result, counts);
  return record.trouble
    ? [`the suite's own record: ${record.trouble}`, ...wrong]
    : wrong;
}

function judgeSamples(
  { wanted }: Fault,
  { record, troubles, absences }: FaultScene,
  samples: Array<Look<Shown>>,
  result: FaultResult,
): string[] {
  result.showed = showed(
    samples.filter(({ at }) =>
      troubles.some(({ from, to }) => at >= from && at <= to),
    ),
  );
  return [
    ...judgeAnswers(samples, troubles, absences),
    ...judgeFreshness(samples, record.changes, troubles, wanted),
  ];
}

function judgeTraffic(
  fault: Fault,
  { proxy, writesAtKills }: FaultScene,
  result: FaultResult,
): string[] {
  const writes = proxy.traffic.writes();
  result.expired = proxy.traffic.expired('canaries');
  result.writes = writes.length;
  result.writesAtKills = writesAtKills;
  return judgeWrites(writes, fault.writes);
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
