import { Skeleton } from '@backstage/ui';
import type {
  Alert,
  Rollout,
  Runbook,
} from '@rollouts/backstage-plugin-rollouts-common';
import { lazy, Suspense } from 'react';
import { webAddress } from '../../lib/runbook/webAddress';
import { CopyText } from '../base/CopyText';
import { Disclosure } from '../base/Disclosure';
import { useWords } from '../base/useWords';
import styles from './RunbookBody.module.css';

// The cleaning of foreign HTML is only needed when an alert fires.
const RunbookSection = lazy(() =>
  import('./RunbookSection').then(m => ({ default: m.RunbookSection })),
);

/** What there is to read about an alert. */
export function RunbookBody(props: { alert: Alert; rollout: Rollout }) {
  const { alert, rollout } = props;
  const { words } = useWords();
  const { runbook } = alert;
  switch (runbook.kind) {
    case 'techdocs':
      return (
        <>
          <p className={styles.of}>
            {words('runbook.of', { alert: alert.name, entity: runbook.entity })}
          </p>
          <Suspense fallback={<Skeleton width="100%" height={160} />}>
            <RunbookSection page={runbook} rollout={rollout} />
          </Suspense>
        </>
      );
    case 'external':
      return <External alert={alert} runbook={runbook} />;
    default:
      return <Missing alert={alert} runbook={runbook} />;
  }
}

function External(props: {
  alert: Alert;
  runbook: Extract<Runbook, { kind: 'external' }>;
}) {
  const { url, host } = props.runbook;
  const { words } = useWords();
  return (
    <div className={styles.body}>
      <p className={styles.of}>{props.alert.name}</p>
      <p>{words('runbook.external')}</p>
      <p>
        <a href={webAddress(url)} target="_blank" rel="noopener noreferrer">
          {words('runbook.external.open', { host })}
        </a>
      </p>
    </div>
  );
}

function Missing(props: {
  alert: Alert;
  runbook: Extract<Runbook, { kind: 'missing' }>;
}) {
  const { name } = props.alert;
  const { path, create, refused } = props.runbook;
  const { words } = useWords();
  return (
    <div className={styles.body}>
      <p className={styles.of}>{name}</p>
      <p>{words('runbook.missing')}</p>
      {refused && (
        <p>{words('runbook.missing.refused', { reason: refused })}</p>
      )}
      <p>
        {words('runbook.missing.path')} <code>{path}</code>
      </p>
      {create ? (
        <p>
          <a
            href={webAddress(create)}
            target="_blank"
            rel="noopener noreferrer"
          >
            {words('runbook.missing.create')}
          </a>
        </p>
      ) : (
        <Disclosure summary={words('runbook.missing.text')}>
          <CopyText text={words('runbook.missing.page', { alert: name })} />
        </Disclosure>
      )}
    </div>
  );
}
