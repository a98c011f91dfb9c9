import { useWords } from '../base/useWords';
import styles from './Legend.module.css';

const marks = ['canary', 'primary', 'bound', 'failed'] as const;

/** What the lines of the charts are; their text alternatives say the same. */
export function Legend() {
  const { words } = useWords();
  return (
    <p className={styles.legend} aria-hidden="true">
      {marks.map(mark => (
        <span key={mark} className={styles.key}>
          <span className={`${styles.mark} ${styles[mark]}`} />
          {words(`chart.legend.${mark}`)}
        </span>
      ))}
    </p>
  );
}
