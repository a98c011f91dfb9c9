import { isInRun } from '@rollouts/backstage-plugin-rollouts-common';
import type { Observation } from '../observation';
import type { ReleaseRecord, RolloutState } from '../state';
import { openRecord, withRecord } from './records';

type WorkloadObservation = Extract<Observation, { kind: 'workload' }>;

/** A pod template was seen: the images of the rollout, and of a release that lacks them. */
export function observeWorkload(
  state: RolloutState,
  observation: WorkloadObservation,
): RolloutState {
  const { role, uid, images, generation, promotionId } = observation;
  const known = state[role];
  if (known?.uid === uid && generation < known.generation) return state;
  const next = { ...state, [role]: { uid, images, generation, promotionId } };
  const record = openRecord(next);
  return record ? withRecord(next, fillImages(record, next)) : next;
}

/**
 * What a release replaces and brings. Fixed once known: the target's template may change while the
 * release runs, and that is the next release. While Flagger waits for the start, the newest
 * template is the one that will run.
 */
export function fillImages(
  record: ReleaseRecord,
  state: RolloutState,
): ReleaseRecord {
  const phase = state.canary?.status?.phase;
  const { images } = record.release;
  const beforePromotion = phase !== 'Promoting' && phase !== 'Finalising';
  const from =
    images.from ?? (beforePromotion ? state.primary?.images ?? null : null);
  const to =
    phase === 'Waiting' || (images.to === null && isInRun(phase))
      ? state.target?.images ?? images.to
      : images.to;
  if (from === images.from && to === images.to) return record;
  const filled = { from, to };
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
