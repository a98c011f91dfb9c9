import {
  isInRun,
  ReleaseImages,
} from '@rollouts/backstage-plugin-rollouts-common';
import type { Observation } from '../../observation';
import type { ReleaseRecord, RolloutState } from '../../state';
import { openRecord, withRecord } from './records';

type WorkloadObservation = Extract<Observation, { kind: 'workload' }>;

/** A pod template was seen: the images of the rollout, and of a release that lacks them. */
export function observeWorkload(
  state: RolloutState,
  observation: WorkloadObservation,
): RolloutState {
  const { role, uid, images, generation, promotionId } = observation;
  const { author, managers, origin, ready } = observation;
  const known = state[role];
  if (known?.uid === uid && generation < known.generation) return state;
  const seen = {
    uid,
    images,
    generation,
    promotionId,
    ...(author !== undefined && { author }),
    ...(managers && { managers }),
    ...(origin !== undefined && { origin }),
    ...(ready !== undefined && { ready }),
  };
  const next = { ...state, [role]: seen };
  const record = openRecord(next);
  if (!record) return next;
  const settled = role === 'target' ? settle(record, next) : record;
  return withRecord(next, promotedImages(fillImages(settled, next), next));
}

/**
 * The first newer template after the Canary opened a release is what it brings: the Canary was only
 * told of sooner. In the usual order it is Flagger's scaling up, with the same images.
 */
function settle(
  record: ReleaseRecord,
  { target, canary }: RolloutState,
): ReleaseRecord {
  const { unsettled, release } = record;
  if (!unsettled || !target || target.generation <= unsettled.generation) {
    return record;
  }
  const settled = { ...record, unsettled: null };
  return isBeforePromotion(canary?.status?.phase)
    ? withImages(settled, { ...release.images, to: target.images })
    : settled;
}

/** A workload is gone: what it ran is no longer what there is. Releases keep what they brought. */
export function forgetWorkload(
  state: RolloutState,
  { role, uid }: Extract<Observation, { kind: 'workload-gone' }>,
): RolloutState {
  return state[role]?.uid === uid ? { ...state, [role]: null } : state;
}

/**
 * At promotion Flagger copies what the target holds at that moment and marks the copy. That proves
 * what was brought, also when the target was seen late or was changed in the meantime.
 */
function promotedImages(
  record: ReleaseRecord,
  { primary, canary }: RolloutState,
): ReleaseRecord {
  const id = primary?.promotionId ?? null;
  if (!primary || id === null || id === record.promotionId) return record;
  if (record.promotionId !== null) {
    return withImages(
      { ...record, promotionId: id },
      { ...record.release.images, to: primary.images },
    );
  }
  return isBeforePromotion(canary?.status?.phase)
    ? { ...record, promotionId: id }
    : record;
}

function isBeforePromotion(phase: string | undefined): boolean {
  return phase !== 'Promoting' && phase !== 'Finalising';
}

/**
 * What a release replaces and brings. Fixed once it is known and settled: the target's template may change while the
 * release runs, and that is the next release. While Flagger waits for the start, the newest
 * template is the one that will run.
 */
export function fillImages(
  record: ReleaseRecord,
  state: RolloutState,
): ReleaseRecord {
  const phase = state.canary?.status?.phase;
  const { images } = record.release;
  const from =
    images.from ??
    (isBeforePromotion(phase) ? state.primary?.images ?? null : null);
  const to =
    phase === 'Waiting' || (images.to === null && isInRun(phase))
      ? state.target?.images ?? images.to
      : images.to;
  return withImages(record, { from, to });
}

function withImages(
  record: ReleaseRecord,
  filled: ReleaseImages,
): ReleaseRecord {
  const { images } = record.release;
  if (filled.from === images.from && filled.to === images.to) return record;
  return {
    ...record,
    release: { ...record.release, images: filled },
    entries: record.entries.map(e =>
      e.details.kind === 'opened'
        ? { ...e, details: { ...e.details, images: filled } }
        : e,
    ),
  };
}
