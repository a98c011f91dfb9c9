import type { Rollout } from '@rollouts/backstage-plugin-rollouts-common';
import { toStatus } from '../../lib/rollout/status';
import { ToneBadge } from '../base/ToneBadge';
import { useWords } from '../base/useWords';

/** Flagger's phase, how far it is, and a shape for what that means. */
export function StatusBadge({ rollout }: { rollout: Rollout }) {
  const { words } = useWords();
  const { tone, phase, label } = toStatus(rollout);
  const text = label ? words(label.key, label.params) : phase ?? '';
  return <ToneBadge tone={tone} text={text} />;
}
