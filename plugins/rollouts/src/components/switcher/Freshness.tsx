import type { Source } from '@rollouts/backstage-plugin-rollouts-common';
import { sayFreshness } from '../../lib/page/freshness';
import { useNow } from '../time/Clock';
import { ToneIcon } from '../base/ToneIcon';
import { useWords } from '../base/useWords';
import { say } from '../../lib/words';
import styles from './Freshness.module.css';

/** How fresh what is shown is, with its marks: imitation, partly readable. */
export function Freshness({ source }: { source: Source | undefined }) {
  const { words, locale } = useWords();
  const now = useNow(5_000);
  const { tone, text } = sayFreshness(source, now, words, locale);
  const partly =
    source?.state === 'live' &&
    source.feeds.some(({ state }) => ['denied', 'failing'].includes(state));
  return (
    <span className={styles.freshness}>
      <span className={styles.part}>
        <ToneIcon tone={tone} size={12} />
        {text}
      </span>
      {partly && (
        <span className={styles.part}>
          <ToneIcon tone="alert" size={12} />
          {words('source.partly')}
        </span>
      )}
      {source?.flagger && (
        <span className={styles.part}>
          {say(words, 'flagger.short', { version: source.flagger.version })}
        </span>
      )}
      {source?.simulated && (
        <span
          className={styles.simulated}
          title={words('source.simulated.text')}
        >
          {words('source.simulated')}
        </span>
      )}
    </span>
  );
}
