import { Skeleton } from '@backstage/ui';
import type { Rollout } from '@rollouts/backstage-plugin-rollouts-common';
import { useMemo } from 'react';
import { useHref } from 'react-router-dom';
import { sayFailure } from '../../lib/page/failure';
import { cleanHtml } from '../../lib/runbook/clean';
import { readSection } from '../../lib/runbook/section';
import type { RunbookPageContent } from '../../queries/reading/readPage';
import { useRunbookPage } from '../../queries/reading/useRunbookPage';
import { useWords } from '../base/useWords';
import { DocsPage, useTabLinks } from '../pages/tabLinks';
import styles from './RunbookBody.module.css';
import { RunbookFailure } from './RunbookFailure';
import { RunbookText } from './RunbookText';

/** The section of a page that an alert is about, inline. */
export function RunbookSection(props: { page: DocsPage; rollout: Rollout }) {
  const { page, rollout } = props;
  const { words } = useWords();
  const { data, error } = useRunbookPage(page.entity, page.path);
  if (!data) {
    return error ? (
      <RunbookFailure
        content={{ kind: 'not-read', reason: sayFailure(error, words) }}
        path={page.path}
      />
    ) : (
      <>
        <p className={styles.of} role="status">
          {words('runbook.loading')}
        </p>
        <Skeleton width="100%" height={160} />
      </>
    );
  }
  return data.kind === 'page' ? (
    <Text content={data} page={page} rollout={rollout} />
  ) : (
    <RunbookFailure content={data} path={page.path} />
  );
}

function Text(props: {
  content: Extract<RunbookPageContent, { kind: 'page' }>;
  page: DocsPage;
  rollout: Rollout;
}) {
  const { content, page, rollout } = props;
  const { words } = useWords();
  const links = useTabLinks();
  // Where the app is not served from the root of its host.
  const prefix = useHref('/').replace(/\/$/, '');
  const { cluster, namespace, name } = rollout;
  const { html, filesAt } = content;
  const { entity, path, heading } = page;
  const section = useMemo(() => {
    const { html: raw, found } = readSection(html, heading);
    const address = { cluster, namespace, name };
    const cleaned = cleanHtml(raw, path, {
      toPage: (to, at) =>
        prefix + links.docs({ entity, path: to, heading: at }, address),
      filesAt,
    });
    return { cleaned, found };
  }, [
    html,
    filesAt,
    heading,
    path,
    entity,
    links,
    prefix,
    cluster,
    namespace,
    name,
  ]);
  if (section.cleaned.trim() === '') return <p>{words('runbook.empty')}</p>;
  return (
    <>
      {!section.found && (
        <p className={styles.of}>{words('runbook.whole', { heading })}</p>
      )}
      <RunbookText html={section.cleaned} prefix={prefix} />
    </>
  );
}
