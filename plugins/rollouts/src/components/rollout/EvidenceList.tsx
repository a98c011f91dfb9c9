import type { Evidence } from '@rollouts/backstage-plugin-rollouts-common';
import { ClockTime } from '../time/Time';
import { useWords } from '../base/useWords';
import styles from './Evidence.module.css';

/**
 * What a sentence rests on, folded away. A native disclosure, not BUI's Accordion: it stands inside
 * running text, and the browser keeps it open when the data under it changes.
 */
export function EvidenceList({ evidence }: { evidence: Evidence[] }) {
  const { words } = useWords();
  return (
    <details className={styles.details}>
      <summary className={styles.summary}>{words('evidence.show')}</summary>
      {evidence.length === 0 ? (
        <p>{words('evidence.none')}</p>
      ) : (
        <ul className={styles.list}>
          {evidence.map(({ source, text, at }, index) => (
            <li key={`${index}-${source}`}>
              {words(`evidence.source.${source}`)}
              {at !== null && (
                <>
                  {', '}
                  <ClockTime at={at} />
                </>
              )}
              {': '}
              <span className={styles.quote}>{text}</span>
            </li>
          ))}
        </ul>
      )}
    </details>
  );
}
