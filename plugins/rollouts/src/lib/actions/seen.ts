import type {
  ActionOffer,
  Rollout,
} from '@rollouts/backstage-plugin-rollouts-common';

/** The release and phase that somebody decides about. */
export interface Seen {
  releaseId: string;
  number: number;
  phase: string;
  /** Which version, where release and phase do not say it. */
  about: string | null;
}

/** What can be decided about now; null: nothing. */
export function seenIn(
  { release, phase }: Rollout,
  plan: ActionOffer['plan'],
): Seen | null {
  if (!release || phase === null) return null;
  const about = plan?.about ?? null;
  return { releaseId: release.id, number: release.number, phase, about };
}

/** What is not what somebody saw any more: its release or phase, or only the version. Null: all is. */
export function changeOf(
  seen: Seen,
  now: Seen | null,
): 'release' | 'version' | null {
  const isSame = seen.releaseId === now?.releaseId && seen.phase === now.phase;
  if (!isSame) return 'release';
  // What is not offered any more says so itself.
  const isOther = now.about !== null && seen.about !== now.about;
  return isOther ? 'version' : null;
}
