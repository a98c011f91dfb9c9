import type { Source } from '@rollouts/backstage-plugin-rollouts-common';
import { saySilentSources, SourceSubject } from '../../lib/page/silentSources';
import { ToneIcon } from '../base/ToneIcon';
import { useWords } from '../base/useWords';
import { useNow } from '../time/Clock';
import styles from './SilentSources.module.css';

/** Those who should tell and do not, with the age of what they said last. */
export function SilentSources(props: {
  subject: SourceSubject;
  sources: Source[];
}) {
  const { words, locale } = useWords();
  const now = useNow(10_000);
  return (
    <>
      {saySilentSources(props.subject, props.sources, now, words, locale).map(
        line => (
          <p key={line} className={styles.source}>
            <ToneIcon tone="alert" />
            <span>{line}</span>
          </p>
        ),
      )}
    </>
  );
}
