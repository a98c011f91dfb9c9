import { Button } from '@backstage/ui';
import { useState } from 'react';
import styles from './LongText.module.css';
import { useWords } from './useWords';

/** Three lines on a narrow screen. */
const LONG = 160;

/** Foreign text of which, when it is long, only the beginning is in the way of what comes after. */
export function LongText({ text }: { text: string }) {
  const { words } = useWords();
  const [isOpen, setOpen] = useState(false);
  if (text.length <= LONG) return <>{text}</>;
  return (
    <>
      <span className={isOpen ? undefined : styles.clamped}>{text}</span>
      <Button
        variant="tertiary"
        size="small"
        aria-expanded={isOpen}
        onPress={() => setOpen(!isOpen)}
      >
        {words(isOpen ? 'text.less' : 'text.all')}
      </Button>
    </>
  );
}
