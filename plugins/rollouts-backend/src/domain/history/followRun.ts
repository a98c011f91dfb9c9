import { isDeepStrictEqual } from '../equal';
import type { CanaryObservation, CanaryStatus } from '../observation';
import type { ReleaseRecord } from '../state';
import { isRoutedToCanary } from './statusEntries';
import { isSetByHand } from './status';

/** The record with what a status proves about revision, failed checks and skipped analysis. */
export function followRun(
  record: ReleaseRecord,
  canary: CanaryObservation,
  running: boolean,
  before: CanaryStatus | null,
): ReleaseRecord {
  const { status, spec } = canary;
  if (!status || !running) {
    return {
      ...record,
      skippedAnalysis: record.skippedAnalysis || (spec?.skipAnalysis ?? false),
    };
  }
  const threshold = spec?.threshold ?? record.threshold;
  const checksSet = isSetByHand(before, status, threshold)
    ? status.failedChecks
    : record.checksSet;
  const weight =
    spec && isRoutedToCanary(spec, status) ? 100 : reportedWeight(status);
  // The next write comes a tick later: by then the other watch has told as well.
  const isSettled = record.unsettled?.version !== canary.resourceVersion;
  return {
    ...record,
    unsettled: isSettled ? null : record.unsettled,
    threshold,
    checksSet,
    skippedAnalysis: record.skippedAnalysis || (spec?.skipAnalysis ?? false),
    reportedFailedChecks: Math.max(
      record.reportedFailedChecks,
      status.failedChecks,
    ),
    release: {
      ...record.release,
      revision:
        status.phase === 'Waiting'
          ? record.release.revision
          : status.lastAppliedSpec,
      configChanged:
        record.release.configChanged || startsWithOtherConfig(before, status),
      failedChecks: countOf(record, checksSet, status, before),
      maxWeight: Math.max(record.release.maxWeight, weight),
    },
  };
}

/** Failed checks that Flagger made: after somebody wrote the number, only what came on top of it. */
function countOf(
  { release }: ReleaseRecord,
  checksSet: number | null,
  { failedChecks: reported }: CanaryStatus,
  before: CanaryStatus | null,
): number {
  if (checksSet === null) return Math.max(release.failedChecks, reported);
  const isFlaggers =
    reported > checksSet && reported > (before?.failedChecks ?? 0);
  return release.failedChecks + (isFlaggers ? 1 : 0);
}

/** While it waits, the status still tells of the revision before. */
function startsWithOtherConfig(
  before: CanaryStatus | null,
  status: CanaryStatus,
): boolean {
  return (
    before?.phase === 'Waiting' &&
    status.phase !== 'Waiting' &&
    !isDeepStrictEqual(before.trackedConfigs, status.trackedConfigs)
  );
}

/** In WaitingPromotion Flagger writes 0 although the routes stay. */
function reportedWeight(status: CanaryStatus): number {
  return status.phase === 'Progressing' || status.phase === 'Promoting'
    ? status.canaryWeight
    : 0;
}
