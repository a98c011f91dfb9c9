import { PropsWithChildren } from 'react';
import styles from './Surface.module.css';

/** The root of everything that the plugin draws: it brings the plugin's own colours. */
export function Surface({ children }: PropsWithChildren<{}>) {
  return <div className={styles.surface}>{children}</div>;
}
