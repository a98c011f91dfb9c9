import type { RunbookPageContent } from '../../queries/reading/readPage';
import { Notice } from '../base/Notice';
import { useWords } from '../base/useWords';

/** Why there is no page to read. */
export function RunbookFailure(props: {
  content:
    | Exclude<RunbookPageContent, { kind: 'page' }>
    | { kind: 'not-read'; reason: string };
  path: string;
}) {
  const { content, path } = props;
  const { words } = useWords();
  return (
    <Notice severity="warning" title={words('runbook.failed.title')}>
      <p>
        {content.kind === 'no-techdocs' && words('runbook.failed.none')}
        {content.kind === 'not-built' &&
          words('runbook.failed.build', { reason: content.reason })}
        {content.kind === 'not-read' && content.reason}
        {content.kind === 'no-page' && words('runbook.failed.page', { path })}
      </p>
    </Notice>
  );
}
