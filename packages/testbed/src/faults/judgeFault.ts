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

/** Judges one that was played, and adds what is told of it to the result. */
export async function judgeFault(
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
