import type { Source } from '@rollouts/backstage-plugin-rollouts-common';
import { sayAlertSources } from '../../lib/alerts/sources';
import { ToneIcon } from '../base/ToneIcon';
import { useWords } from '../base/useWords';
import { useNow } from '../time/Clock';
import styles from './AlertSources.module.css';

/** Those who should tell of alerts and do not, with the age of what they said last. */
export function AlertSources({ sources }: { sources: Source[] }) {
  const { words, locale } = useWords();
  const now = useNow(10_000);
  return (
    <>
      {sayAlertSources(sources, now, words, locale).map(line => (
        <p key={line} className={styles.source}>
          <ToneIcon tone="alert" />
          <span>{line}</span>
        </p>
      ))}
    </>
  );
}
