import { PropsWithChildren, ReactNode } from 'react';
import styles from './Disclosure.module.css';

/**
 * Something folded away. A native disclosure, not BUI's Accordion: it stands inside running text,
 * and the browser keeps it open when the data under it changes.
 */
export function Disclosure(
  props: PropsWithChildren<{ summary: ReactNode; open?: boolean }>,
) {
  return (
    <details className={styles.details} open={props.open}>
      <summary className={styles.summary}>{props.summary}</summary>
      <div className={styles.body}>{props.children}</div>
    </details>
  );
}
