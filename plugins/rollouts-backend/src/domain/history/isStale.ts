import type { CanaryObservation } from '../observation';

/**
 * Whether an observation is older than what is known about the same object, e.g. when a list is
 * replayed. Kubernetes called resourceVersion opaque for long, so it decides only together with
 * Flagger's own time: a restored etcd counts versions from below, a new Flagger leader may have a
 * slower clock, and neither must make us deaf.
 */
export function isStale(
  known: CanaryObservation,
  other: CanaryObservation,
): boolean {
  if (known.resourceVersion === other.resourceVersion) return false;
  const before = toNumber(known.resourceVersion);
  const now = toNumber(other.resourceVersion);
  if (before === null || now === null || now >= before) return false;
  return timeOf(other) <= timeOf(known);
}

function toNumber(version: string): bigint | null {
  return /^\d{1,30}$/.test(version) ? BigInt(version) : null;
}

function timeOf(canary: CanaryObservation): number {
  return canary.status?.lastTransitionTime ?? -Infinity;
}
