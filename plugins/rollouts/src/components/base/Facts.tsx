import type { ReactNode } from 'react';
import styles from './Facts.module.css';

/** Names and what they stand for, side by side; on a phone one below the other. */
export function Facts(props: {
  facts: Array<{ label: string; value: ReactNode }>;
}) {
  return (
    <dl className={styles.facts}>
      {props.facts.map(({ label, value }) => (
        <div key={label} className={styles.fact}>
          <dt>{label}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}
