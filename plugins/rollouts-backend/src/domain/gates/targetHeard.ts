import { isFeedHeard, Saved } from '../heard/isFeedHeard';

const FEEDS: Partial<Record<string, string>> = {
  Deployment: 'deployments',
  DaemonSet: 'daemonsets',
};

/**
 * Whether what is known of a Canary's target, and of its primary, which is of the same kind, is the present.
 * Both are read by another watch than the Canary. A yes to the start is bound to the target.
 */
export function isTargetHeard(
  saved: Saved,
  { kind, namespace }: { kind: string; namespace: string },
  now: number,
): boolean {
  const plural = FEEDS[kind];
  return plural !== undefined && isFeedHeard(saved, plural, namespace, now);
}
