import { Link, Skeleton } from '@backstage/ui';
import { useApiHolder } from '@backstage/frontend-plugin-api';
import { techdocsStorageApiRef } from '@backstage/plugin-techdocs-react';
import { lazy, Suspense } from 'react';
import { useParams } from 'react-router-dom';
import { useWords } from '../base/useWords';
import { useTabLinks } from '../pages/tabLinks';
import { RunbookFailure } from './RunbookFailure';
import styles from './RunbookPage.module.css';
import { useKeptAddress } from './useKeptAddress';

// The reader brings much of TechDocs with it.
const Reader = lazy(() =>
  import('./Reader').then(m => ({ default: m.Reader })),
);

/** A page of documentation as TechDocs draws it, inside the tab; the route says which. */
export function RunbookPage({ entityRef }: { entityRef: string }) {
  const { words } = useWords();
  const links = useTabLinks();
  const address = useKeptAddress();
  const { '*': path = '' } = useParams();
  const installed = useApiHolder().get(techdocsStorageApiRef) !== undefined;
  return (
    <div className={styles.page}>
      <p>
        <Link href={links.now(address ?? undefined)}>{words('back.now')}</Link>
      </p>
      {installed ? (
        <Suspense fallback={<Skeleton width="100%" height={240} />}>
          <div className={styles.reader}>
            <Reader key={entityRef} entityRef={entityRef} />
          </div>
        </Suspense>
      ) : (
        <RunbookFailure content={{ kind: 'no-techdocs' }} path={path} />
      )}
    </div>
  );
}

/** The same for the documentation of another entity than the tab's. */
export function RunbookOfPage() {
  const { kind, namespace, name } = useParams();
  return <RunbookPage entityRef={`${kind}:${namespace}/${name}`} />;
}
