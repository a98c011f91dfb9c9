import { useShadowRoot } from '@backstage/plugin-techdocs-react';
import { useEffect, useState } from 'react';
import { Notice } from '../base/Notice';
import { useWords } from '../base/useWords';

/** A style sheet that takes longer will not come any more. */
const PATIENCE_MS = 8_000;
const LOOK_EVERY_MS = 500;

/**
 * TechDocs keeps a page invisible until its style sheets have loaded, for ever when one does not.
 * A runbook must be readable then as well: it is made visible without them, and that is said.
 */
export function StyleGuard() {
  const root = useShadowRoot();
  const { words } = useWords();
  const [unstyled, setUnstyled] = useState(false);
  useEffect(() => {
    if (!root) return undefined;
    let hiddenFor = 0;
    const timer = setInterval(() => {
      const page = root.firstElementChild as HTMLElement | null;
      hiddenFor = page?.style.opacity === '0' ? hiddenFor + LOOK_EVERY_MS : 0;
      if (!page || hiddenFor < PATIENCE_MS) return;
      page.style.setProperty('opacity', '1');
      setUnstyled(true);
    }, LOOK_EVERY_MS);
    return () => clearInterval(timer);
  }, [root]);
  if (!unstyled) return null;
  return (
    <div role="alert">
      <Notice severity="warning" title={words('runbook.unstyled.title')}>
        <p>{words('runbook.unstyled.text')}</p>
      </Notice>
    </div>
  );
}
