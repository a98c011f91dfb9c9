import type { AuditRow } from '@rollouts/backstage-plugin-rollouts-common';
import type { CanaryObservation } from '../observation';
import { fieldChange, objectChanges, statusChanges } from './fieldChanges';

type OutsideChange = NonNullable<AuditRow['outside']>;

/** The field by which it shows that the object as a whole went, came or was another. */
const IDENTITY = 'metadata.uid';

/** Of what is deleted Kubernetes notes neither who did it nor with what. */
const nobody = {
  manager: null,
  operation: null,
  subresource: null,
  time: null,
} as const;

/**
 * Another object of the same name, as after `kubectl replace --force`: what reads otherwise than in the
 * one before, and everybody who wrote to it, since which of them made it is not noted.
 */
export function madeAnew(
  before: CanaryObservation,
  after: CanaryObservation,
): OutsideChange[] {
  const writers = after.writers ?? [];
  const ofObject = writers.filter(({ subresource }) => subresource === null);
  const ofStatus = writers.filter(({ subresource }) => subresource !== null);
  const changes = [
    ...fieldChange(IDENTITY, before.uid, after.uid),
    ...objectChanges(before, after),
  ];
  return [
    ...(ofObject.length > 0 ? ofObject : [nobody]).map(writer => ({
      ...writer,
      changes,
    })),
    ...ofStatus.map(writer => ({
      ...writer,
      changes: statusChanges({ status: null }, after),
    })),
  ];
}

/** It is not in the cluster any more. */
export function deletion({ uid }: CanaryObservation): OutsideChange {
  return { ...nobody, changes: fieldChange(IDENTITY, uid, null) };
}

/** Lists of the cluster had left it out, and it was there all the time. */
export function found({ uid }: CanaryObservation): OutsideChange {
  return { ...nobody, changes: fieldChange(IDENTITY, null, uid) };
}

/** What an outside row calls a change. */
export function eventOf({ subresource, changes }: OutsideChange) {
  if (subresource === 'status') return 'status-changed';
  const identity = changes.find(({ field }) => field === IDENTITY);
  if (!identity) return 'changed';
  if (identity.after === null) return 'deleted';
  return identity.before === null ? 'found-again' : 'made-anew';
}
