import type { TimelineEntry } from '@rollouts/backstage-plugin-rollouts-common';
import { Fragment } from 'react';
import { formatExact, formatSecond } from '../../lib/format/time';
import { dateOf, TimelineView, toTimeline } from '../../lib/release/timeline';
import { ToneIcon } from '../base/ToneIcon';
import { useWords } from '../base/useWords';
import styles from './Timeline.module.css';

/** What happened, oldest first; a time that nobody observed is drawn as a hole. */
export function Timeline({ entries }: { entries: TimelineEntry[] }) {
  const { words, locale } = useWords();
  if (entries.length === 0) return <p>{words('timeline.empty')}</p>;
  return (
    <ol className={styles.timeline}>
      {toTimeline(entries, words, locale).map(entry => (
        <Fragment key={entry.id}>
          {entry.startsDay && (
            <li className={styles.day}>{dateOf(entry.at, locale)}</li>
          )}
          <Entry entry={entry} />
        </Fragment>
      ))}
    </ol>
  );
}

function Entry({ entry }: { entry: TimelineView }) {
  const { locale } = useWords();
  const { at, tone, title, text, feeds, isGap } = entry;
  return (
    <li className={`${styles.entry} ${isGap ? styles.gap : ''}`}>
      <time
        className={styles.at}
        dateTime={new Date(at).toISOString()}
        title={formatExact(at, locale)}
      >
        {formatSecond(at, locale)}
      </time>
      <span className={`${styles.mark} ${styles[tone] ?? ''}`}>
        <ToneIcon tone={tone} size={16} />
      </span>
      <div className={styles.body}>
        <span className={styles.title}>{title}</span>
        {text && <span className={styles.quote}>{text}</span>}
        {feeds && <span className={styles.feeds}>{feeds}</span>}
      </div>
    </li>
  );
}
