import { PropsWithChildren, ReactNode } from 'react';
import styles from './Notice.module.css';
import { ToneIcon } from './ToneIcon';

const tones = { danger: 'bad', warning: 'alert', info: 'unknown' } as const;

/**
 * Something that must be known before reading on: a heading, an explanation, perhaps an action.
 * BUI's Alert takes no heading element, and these are landmarks for people who jump by headings.
 */
export function Notice(
  props: PropsWithChildren<{
    severity: keyof typeof tones;
    label?: string;
    title: string;
    action?: ReactNode;
  }>,
) {
  const { severity, label, title, action, children } = props;
  return (
    <div className={`${styles.notice} ${styles[severity]}`}>
      <span className={styles.icon}>
        <ToneIcon tone={tones[severity]} size={20} />
      </span>
      <div className={styles.body}>
        <h2 className={styles.title}>{label ? `${label}: ${title}` : title}</h2>
        <div className={styles.text}>{children}</div>
      </div>
      {action}
    </div>
  );
}
