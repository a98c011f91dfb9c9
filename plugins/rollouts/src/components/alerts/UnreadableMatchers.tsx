import { ANNOTATION_ALERT_MATCHERS } from '@rollouts/backstage-plugin-rollouts-common';
import { Notice } from '../base/Notice';
import { useWords } from '../base/useWords';

/** Whoever wrote the annotation sees it here first: else alerts would be missing without a word. */
export function UnreadableMatchers({ sets }: { sets: string[] }) {
  const { words } = useWords();
  if (sets.length === 0) return null;
  const title = words('alerts.unreadable.title', {
    count: sets.length,
    annotation: ANNOTATION_ALERT_MATCHERS,
  });
  return (
    <Notice severity="warning" title={title}>
      <ul>
        {[...new Set(sets)].map(set => (
          <li key={set}>
            <code>{set}</code>
          </li>
        ))}
      </ul>
      <p>{words('alerts.unreadable.text')}</p>
    </Notice>
  );
}
