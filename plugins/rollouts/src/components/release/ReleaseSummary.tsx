import type { Release } from '@rollouts/backstage-plugin-rollouts-common';
import { formatDuration, formatExact } from '../../lib/format/time';
import { toOutcome, toQuotes, toRemarks } from '../../lib/release/release';
import { useNow } from '../time/Clock';
import { ToneBadge } from '../base/ToneBadge';
import { useWords } from '../base/useWords';
import { Beginning } from './Beginning';
import { Ending } from './Ending';
import styles from './ReleaseSummary.module.css';

/** How a release ended and why. */
export function ReleaseSummary({ release }: { release: Release }) {
  const { words, locale } = useWords();
  const { tone, word } = toOutcome(release, words);
  const quotes = toQuotes(release);
  const remarks = toRemarks(release, words);
  const when = formatExact(release.openedAt, locale);
  return (
    <div className={styles.summary}>
      <p className={styles.line}>
        <ToneBadge tone={tone} text={word} />
        <span>
          {release.openingObserved
            ? words('release.opened', { when })
            : words('release.opened-before', { when })}
          {' · '}
          <Lasted release={release} />
        </span>
      </p>
      {release.begunBy && (
        <p className={styles.cause}>
          <Beginning release={release} />
        </p>
      )}
      {release.cause && (
        <p className={styles.cause}>
          <strong>
            <Ending release={release} />
          </strong>
          {quotes.length > 0 && `: ${quotes.join(' · ')}`}
        </p>
      )}
      {remarks.length > 0 && (
        <p className={styles.remarks}>{remarks.join(' · ')}</p>
      )}
    </div>
  );
}

function Lasted({ release }: { release: Release }) {
  const { words, locale } = useWords();
  const now = useNow(1000);
  const { openedAt, closedAt } = release;
  const duration = formatDuration((closedAt ?? now) - openedAt, locale);
  return (
    <>
      {closedAt === null
        ? words('release.running-for', { duration })
        : words('release.took', { duration })}
    </>
  );
}
