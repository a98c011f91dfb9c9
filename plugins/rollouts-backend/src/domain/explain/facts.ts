import type { TimelineFact } from '../fact';
import type { CanarySpec, CanaryStatus } from '../observation';
import type { RolloutState } from '../state';

/** What the sentences are made from. */
export interface Facts {
  state: RolloutState;
  spec: CanarySpec;
  status: CanaryStatus;
  timeline: TimelineFact[];
}

/** The newest entry of a kind, or null. */
export function lastOf<K extends TimelineFact['details']['kind']>(
  timeline: TimelineFact[],
  kind: K,
): {
  at: number;
  details: Extract<TimelineFact['details'], { kind: K }>;
} | null {
  for (const { at, details } of [...timeline].reverse()) {
    if (isKind(details, kind)) return { at, details };
  }
  return null;
}

function isKind<K extends TimelineFact['details']['kind']>(
  details: TimelineFact['details'],
  kind: K,
): details is Extract<TimelineFact['details'], { kind: K }> {
  return details.kind === kind;
}
