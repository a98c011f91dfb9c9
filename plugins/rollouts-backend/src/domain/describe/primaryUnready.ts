import { meaningOf } from '../said/message';
import { newestOf } from '../said/utterances';
import type { RolloutState } from '../state';

/**
 * Whether Flagger waits for the primary's pods. Unless the analysis is skipped it looks at them first at
 * each tick, and at nothing else before they are ready: no metric, no gate, and nothing that is written but
 * a pause (pkg/controller/scheduler.go, `advanceCanary`). The workload tells; of one that is not
 * watched, what Flagger said since it wrote its status.
 */
export function isPrimaryUnready({
  canary,
  primary,
  utterances,
}: Pick<RolloutState, 'canary' | 'primary' | 'utterances'>): boolean {
  if (canary?.spec?.skipAnalysis) return false;
  if (primary?.ready !== undefined) return !primary.ready;
  const said = newestOf(
    utterances,
    u => meaningOf(u.message).kind === 'primary-not-ready',
  );
  return said !== null && said.at > (canary?.status?.lastTransitionTime ?? 0);
}
