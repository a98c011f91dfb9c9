import type { LoggerService } from '@backstage/backend-plugin-api';
import type { NotificationService } from '@backstage/plugin-notifications-node';
import { Wait, waitsOf } from '../../domain/gates/waits';
import { isHeardFrom } from '../../domain/orphaned';
import { reasonOf } from '../../reasonOf';
import type { GateNotice } from '../../store/GateStore';
import type { StoredRollout } from '../../store/RolloutStore';
import type { Store } from '../../store/Store';
import { findHold, Hold, HoldSources } from './findHold';
import { noticeOf } from './noticeOf';

const PORTION = 200;

export interface TellOptions extends HoldSources {
  store: HoldSources['store'] &
    Pick<Store, 'listSources' | 'listNotices' | 'addNotice' | 'removeNotice'>;
  notifications: NotificationService;
  /** Who waits longer than this is told of; milliseconds. */
  afterMs: number;
  logger: LoggerService;
  now: () => number;
}

/**
 * Tells owners of gates that have waited for long, each wait once. It is written down first, so a crash
 * in between loses one notification, and none comes twice. Only the owner whom the cluster confirms is
 * told: others might only have claimed the rollout. While a freeze holds there is nothing to do: whoever
 * waits for its end only is told if it still waits then.
 */
export async function tellOwners(options: TellOptions): Promise<void> {
  const { store, now, afterMs } = options;
  const at = now();
  const told = await store.listNotices();
  const live = await liveClusters(options);
  const standing = new Set<string>();
  for await (const rollout of running(store)) {
    const releaseId = rollout.release?.id;
    if (releaseId === undefined) continue;
    // While a cluster is silent nobody knows what waits there: what was told stays told.
    const isLive = live.has(rollout.cluster);
    for (const notice of told) {
      if (!isLive && notice.releaseId === releaseId) standing.add(key(notice));
    }
    if (!isLive) continue;
    for (const wait of waitsOf(rollout.state)) {
      const notice = { releaseId, kind: wait.kind };
      standing.add(key(notice));
      const isKnown = told.some(other => key(other) === key(notice));
      if (isKnown || at - wait.since < afterMs) continue;
      const hold = await findHold(rollout, wait, at, options);
      if (isFrozen(hold)) continue;
      await tell(rollout, { wait, notice, hold }, options);
    }
  }
  for (const notice of told) {
    if (!standing.has(key(notice))) await store.removeNotice(notice);
  }
}

function isFrozen(hold: Hold | null): boolean {
  return hold?.objections.some(({ code }) => code === 'frozen') ?? false;
}

async function tell(
  rollout: StoredRollout,
  { wait, notice, hold }: { wait: Wait; notice: GateNotice; hold: Hold | null },
  { store, notifications, logger, now }: TellOptions,
): Promise<void> {
  const { confirmedOwnerRef: owner, ref } = rollout;
  if (owner === null) return;
  if (!(await store.addNotice(notice, now()))) return;
  try {
    await notifications.send(noticeOf(rollout, wait, { owner, hold }));
  } catch (error) {
    logger.warn(
      `${owner} could not be told that ${wait.kind} of ${ref} waits: ${reasonOf(
        error,
      )}`,
    );
    await store.removeNotice(notice);
  }
}

/** Rollouts with a release under way, in portions. */
async function* running(
  store: Pick<Store, 'listRollouts'>,
): AsyncGenerator<StoredRollout> {
  let afterRef: string | undefined;
  for (;;) {
    const page = await store.listRollouts({
      running: true,
      includeGone: false,
      afterRef,
      limit: PORTION,
    });
    yield* page;
    if (page.length < PORTION) return;
    afterRef = page.at(-1)?.ref;
  }
}

async function liveClusters({
  store,
  now,
}: TellOptions): Promise<ReadonlySet<string>> {
  const sources = await store.listSources();
  return new Set(
    sources
      .filter(row => isHeardFrom(row, now()))
      .map(({ source }) => source.name),
  );
}

function key({ releaseId, kind }: GateNotice): string {
  return `${releaseId} ${kind}`;
}
