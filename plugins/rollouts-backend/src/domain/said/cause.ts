import type { Cause } from '@rollouts/backstage-plugin-rollouts-common';
import type { ReleaseFields } from '../fact';
import { ABORT_SENTINEL } from '../history/status';
import type { ReleaseRecord } from '../state';
import type { Spoken } from './spoken';

/**
 * Why a release ended: Flagger's own words nearest before the end, else what the status proves,
 * else `unknown`. Never guessed.
 */
export function causeOf(
  record: ReleaseRecord,
  release: ReleaseFields,
  spoken: Spoken[],
): Cause {
  const stated = release.cause ?? { code: 'unknown', text: null };
  if (release.outcome === 'succeeded')
    return causeOfSuccess(record, spoken, stated);
  if (release.outcome !== 'failed') return stated;
  return (
    saidCause(record, spoken) ??
    provenCause(record, spoken) ?? {
      code: stated.code,
      text: lastWarning(spoken),
    }
  );
}

function causeOfSuccess(
  record: ReleaseRecord,
  spoken: Spoken[],
  stated: Cause,
): Cause {
  const said = (kind: Spoken['meaning']['kind']) =>
    spoken.some(s => s.meaning.kind === kind);
  if (record.skippedAnalysis || said('analysis-skipped')) {
    return { code: 'analysis-skipped', text: null };
  }
  return said('promotion-completed')
    ? { code: 'promoted', text: null }
    : stated;
}

function saidCause(record: ReleaseRecord, spoken: Spoken[]): Cause | null {
  for (const { meaning, message } of [...spoken].reverse()) {
    switch (meaning.kind) {
      case 'threshold-reached':
        return thresholdCause(record, meaning.count, spoken, message);
      case 'rolled-back-by-hook':
        return { code: 'rollback-hook', text: message };
      case 'primary-failed':
        return { code: 'primary-not-ready', text: message };
      default:
    }
  }
  return null;
}

function thresholdCause(
  record: ReleaseRecord,
  count: number,
  spoken: Spoken[],
  words: string,
): Cause {
  return count >= ABORT_SENTINEL || count === record.checksSet
    ? { code: 'aborted', text: words }
    : { code: 'failed-checks', text: lastFailedCheck(spoken) ?? words };
}

function provenCause(record: ReleaseRecord, spoken: Spoken[]): Cause | null {
  const { reportedFailedChecks, checksSet, threshold, weightAtEnd } = record;
  if (weightAtEnd === 100) return { code: 'primary-not-ready', text: null };
  if (reportedFailedChecks >= threshold) {
    if (reportedFailedChecks === checksSet) {
      return { code: 'aborted', text: null };
    }
    return { code: 'failed-checks', text: lastFailedCheck(spoken) };
  }
  return unreadyCause(spoken);
}

/** Whose pods Flagger complained of last. Before 1.44 it says no more of a promotion that failed. */
function unreadyCause(spoken: Spoken[]): Cause | null {
  for (const { meaning, message } of [...spoken].reverse()) {
    switch (meaning.kind) {
      case 'canary-not-ready':
      case 'primary-not-ready':
        return { code: meaning.kind, text: message };
      default:
    }
  }
  return null;
}

function lastFailedCheck(spoken: Spoken[]): string | null {
  return (
    [...spoken].reverse().find(s => s.meaning.kind === 'check-failed')
      ?.message ?? null
  );
}

function lastWarning(spoken: Spoken[]): string | null {
  return (
    [...spoken]
      .reverse()
      .find(s => s.severity === 'warning' && s.meaning.kind !== 'routine')
      ?.message ?? null
  );
}
