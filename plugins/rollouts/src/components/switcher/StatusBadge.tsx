import type {
  Rollout,
  Source,
} from '@rollouts/backstage-plugin-rollouts-common';
import { toStatus } from '../../lib/rollout/status';
import { ToneBadge } from '../base/ToneBadge';
import { useWords } from '../base/useWords';

/** Flagger's phase, how far it is, and a shape for what that means. */
export function StatusBadge(props: {
  rollout: Rollout;
  source: Source | undefined;
}) {
  const { words } = useWords();
  const { tone, text } = toStatus(props.rollout, props.source, words);
  return <ToneBadge tone={tone} text={text} />;
}
