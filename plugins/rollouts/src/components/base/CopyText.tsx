import { Button } from '@backstage/ui';
import { useState } from 'react';
import styles from './CopyText.module.css';
import { useWords } from './useWords';

/** Text to take along, with a button that says whether it worked. */
export function CopyText({ text }: { text: string }) {
  const { words } = useWords();
  const [result, setResult] = useState<'do' | 'done' | 'failed'>('do');
  const copy = () =>
    writeToClipboard(text).then(
      () => setResult('done'),
      () => setResult('failed'),
    );
  return (
    <div className={styles.row}>
      <code className={styles.code}>{text}</code>
      <Button variant="secondary" size="small" onPress={copy}>
        <span aria-live="polite">{words(`copy.${result}`)}</span>
      </Button>
    </div>
  );
}

/** The clipboard does not exist on pages that are served without TLS. */
async function writeToClipboard(text: string): Promise<void> {
  if (!navigator.clipboard) throw new Error('No clipboard');
  await navigator.clipboard.writeText(text);
}
