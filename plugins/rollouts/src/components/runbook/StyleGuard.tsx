import { useShadowRoot } from '@backstage/plugin-techdocs-react';
import { useEffect, useState } from 'react';
import { Notice } from '../base/Notice';
import { useWords } from '../base/useWords';
import { revealUnstyled } from './revealUnstyled';

/** A runbook must be readable without its style sheets as well; that it is not as usual is said. */
export function StyleGuard() {
  const root = useShadowRoot();
  const { words } = useWords();
  const [unstyled, setUnstyled] = useState(false);
  useEffect(
    () => (root ? revealUnstyled(root, () => setUnstyled(true)) : undefined),
    [root],
  );
  if (!unstyled) return null;
  return (
    <div role="alert">
      <Notice severity="warning" title={words('runbook.unstyled.title')}>
        <p>{words('runbook.unstyled.text')}</p>
      </Notice>
    </div>
  );
}
