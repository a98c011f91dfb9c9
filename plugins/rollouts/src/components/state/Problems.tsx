import type { Rollout } from '@rollouts/backstage-plugin-rollouts-common';
import { Notice } from '../base/Notice';
import { useWords } from '../base/useWords';

/** Fields of the object that could not be understood; the rest is shown as usual. */
export function Problems({ rollout }: { rollout: Rollout }) {
  const { words } = useWords();
  if (rollout.problems.length === 0) return null;
  return (
    <Notice severity="warning" title={words('problems.title')}>
      {rollout.problems.map(({ field, message }) => (
        <p key={`${field} ${message}`}>
          <code>{field}</code>: {message}
        </p>
      ))}
    </Notice>
  );
}
