import type { Rollout } from '@rollouts/backstage-plugin-rollouts-common';
import { endedBy, explain } from '../../lib/rollout/explanation';
import { sayAround } from '../../lib/words';
import { useWords } from '../base/useWords';
import { Ending } from '../release/Ending';

/** The sentence about a state. What a person did and why comes before what Flagger says of it. */
export function Explained({ rollout }: { rollout: Rollout }) {
  const { words, locale } = useWords();
  const { lead, text } = explain(rollout, words, locale);
  const release = endedBy(rollout);
  if (!release) {
    return (
      <>
        <strong>{lead}</strong> {text}
      </>
    );
  }
  const reason = release.decision.reason.replace(/\.\s*$/, '');
  const [before, after] = sayAround(words, 'lead.decided', ['decision'], {
    reason,
  });
  return (
    <>
      <strong>
        {before}
        <Ending release={release} />
        {after}
      </strong>{' '}
      {text}
    </>
  );
}
