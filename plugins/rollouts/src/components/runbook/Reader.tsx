import { parseEntityRef } from '@backstage/catalog-model';
import { CookieAuthRefreshProvider } from '@backstage/plugin-auth-react';
import { TechDocsReaderPageContent } from '@backstage/plugin-techdocs';
import {
  TechDocsReaderPageProvider,
  useShadowRootElements,
} from '@backstage/plugin-techdocs-react';
import { useEffect, useMemo } from 'react';
import { easeReading } from './easeReading';
import { StyleGuard } from './StyleGuard';

/** What the site around the text would say twice, or would lead out of the tab. */
const AROUND = [
  '.md-sidebar',
  '.md-footer',
  '.md-tabs',
  '.md-header',
  '[for=__drawer]',
];
/** What leaves room for that. */
const ROOM = ['.md-main__inner', '.md-content', '.md-grid'];
const TEXT = ['article'];

/** The reader of TechDocs; it shows the page that the rest of the route names. */
export function Reader({ entityRef }: { entityRef: string }) {
  const ref = useMemo(() => parseEntityRef(entityRef), [entityRef]);
  return (
    <CookieAuthRefreshProvider pluginId="techdocs">
      <TechDocsReaderPageProvider entityRef={ref}>
        <TextOnly />
        <StyleGuard />
        <TechDocsReaderPageContent withSearch={false} />
      </TechDocsReaderPageProvider>
    </CookieAuthRefreshProvider>
  );
}

function TextOnly() {
  const around = useShadowRootElements(AROUND);
  const room = useShadowRootElements(ROOM);
  const texts = useShadowRootElements(TEXT);
  useEffect(() => {
    for (const { style } of around) {
      style.setProperty('display', 'none', 'important');
    }
    for (const { style } of room) {
      style.setProperty('margin', '0', 'important');
      style.setProperty('max-width', '100%', 'important');
    }
    texts.forEach(easeReading);
  }, [around, room, texts]);
  return null;
}
