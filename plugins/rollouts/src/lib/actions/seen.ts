import type { Rollout } from '@rollouts/backstage-plugin-rollouts-common';

/** The release and phase that somebody decides about. */
export interface Seen {
  releaseId: string;
  number: number;
  phase: string;
}

/** What can be decided about now; null: nothing. */
export function seenIn({ release, phase }: Rollout): Seen | null {
  if (!release || phase === null) return null;
  return { releaseId: release.id, number: release.number, phase };
}

/** Whether what is there is not what somebody saw. */
export function hasChanged(seen: Seen, now: Seen | null): boolean {
  return seen.releaseId !== now?.releaseId || seen.phase !== now.phase;
}
