import type {
  ActionOffer,
  Lever,
  Rollout,
} from '@rollouts/backstage-plugin-rollouts-common';

/** The release and phase that somebody decides about. */
export interface Seen {
  releaseId: string;
  number: number;
  phase: string;
  /** Which version, where release and phase do not say it. */
  about: string | null;
  /** How it would be done, which the consequence depends on; null: it was not offered. */
  lever: Lever | null;
}

/** What can be decided about now; null: nothing. */
export function seenIn(
  { release, phase }: Rollout,
  plan: ActionOffer['plan'],
): Seen | null {
  if (!release || phase === null) return null;
  const { about = null, lever = null } = plan ?? {};
  return { releaseId: release.id, number: release.number, phase, about, lever };
}

/**
 * What is not what somebody saw any more: its release or phase, or only the version, or only the way in
 * which it would be done. Null: all is.
 */
export function changeOf(
  seen: Seen,
  now: Seen | null,
): 'release' | 'version' | 'way' | null {
  const isSame = seen.releaseId === now?.releaseId && seen.phase === now.phase;
  if (!isSame) return 'release';
  // What is not offered any more says so itself.
  if (now.about !== null && seen.about !== now.about) return 'version';
  return now.lever !== null && seen.lever !== now.lever ? 'way' : null;
}
