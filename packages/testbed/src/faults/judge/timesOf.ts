import { runsOf } from '../../compare/runs';
import type { Change } from '../../kube/NamespaceWatch';

/** When each step of the newest run was written, by our clock. */
export function timesOf(history: Change[]): Map<string, number> {
  const times = new Map<string, number>();
  history.forEach(({ readAt }, i) => {
    const steps = runsOf(history.slice(0, i + 1)).at(-1)?.steps ?? [];
    for (const step of steps) if (!times.has(step)) times.set(step, readAt);
  });
  return times;
}
