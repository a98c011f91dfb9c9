import { meaningOf } from '../said/message';
import { newestOf } from '../said/utterances';
import type { RolloutState } from '../state';

/**
 * What Flagger said of the canary's pods if it waits for them. Then it looks at nothing else: at no
 * metric, no gate but that of the start, and nothing that is written. It does not say that pods are ready
 * again; that it asks a gate, or writes its status, shows it.
 */
export function canaryUnready({
  canary,
  utterances,
}: Pick<RolloutState, 'canary' | 'utterances'>): {
  text: string;
  at: number;
} | null {
  const newest = (...kinds: string[]) =>
    newestOf(utterances, u => kinds.includes(meaningOf(u.message).kind));
  const unready = newest('canary-not-ready');
  const beyond = newest('gate-waiting', 'gate-passed');
  const since = Math.max(
    canary?.status?.lastTransitionTime ?? 0,
    beyond?.at ?? 0,
  );
  return unready && unready.at > since ? unready : null;
}
