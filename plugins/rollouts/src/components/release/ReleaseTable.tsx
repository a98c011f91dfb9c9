import { Link } from '@backstage/ui';
import type { Release } from '@rollouts/backstage-plugin-rollouts-common';
import {
  sayDuration,
  toOutcome,
  toQuotes,
  toRemarks,
} from '../../lib/release/release';
import { useNow } from '../time/Clock';
import { Ago } from '../time/Time';
import { ToneBadge } from '../base/ToneBadge';
import { useWords } from '../base/useWords';
import { Beginning } from './Beginning';
import { Ending } from './Ending';
import { Images } from './Images';
import styles from './ReleaseTable.module.css';

const columns = [
  'number',
  'outcome',
  'images',
  'duration',
  'when',
  'cause',
] as const;

/**
 * Releases, newest first. Not BUI's table: at phone width each row becomes a card, and browsers
 * drop the meaning of table elements that are not drawn as a table, so the roles are written out.
 */
export function ReleaseTable(props: {
  releases: Release[];
  caption: string;
  linkTo: (release: Release) => string;
}) {
  const { words } = useWords();
  return (
    <div role="table" className={styles.table} aria-label={props.caption}>
      <div role="rowgroup" className={styles.group}>
        <div role="row" className={styles.row}>
          {columns.map(column => (
            <div key={column} role="columnheader" className={styles.header}>
              {words(`history.${column}`)}
            </div>
          ))}
        </div>
      </div>
      <div role="rowgroup" className={styles.group}>
        {props.releases.map(release => (
          <Row
            key={release.id}
            release={release}
            href={props.linkTo(release)}
          />
        ))}
      </div>
    </div>
  );
}

function Row({ release, href }: { release: Release; href: string }) {
  const { words } = useWords();
  const { tone, word } = toOutcome(release, words);
  return (
    <div role="row" className={styles.row}>
      <div role="cell" className={`${styles.cell} ${styles.number}`}>
        <Link
          href={href}
          aria-label={words('release.title', { number: release.number })}
        >
          #{release.number}
        </Link>
      </div>
      <div role="cell" className={styles.cell}>
        <ToneBadge tone={tone} text={word} />
      </div>
      <div role="cell" className={styles.cell}>
        <Images images={release.images} />
      </div>
      <div role="cell" className={`${styles.cell} ${styles.duration}`}>
        <Label column="duration" />
        <Duration release={release} />
      </div>
      <div role="cell" className={`${styles.cell} ${styles.when}`}>
        <Label column="when" />
        <Ago at={release.closedAt ?? release.openedAt} />
      </div>
      <div role="cell" className={`${styles.cell} ${styles.cause}`}>
        <CauseCell release={release} />
      </div>
    </div>
  );
}

/** At phone width the column's head is not seen. */
function Label({ column }: { column: (typeof columns)[number] }) {
  const { words } = useWords();
  return (
    <span className={styles.label} aria-hidden="true">
      {words(`history.${column}`)}{' '}
    </span>
  );
}

function Duration({ release }: { release: Release }) {
  const { locale } = useWords();
  const now = useNow(10_000);
  return <>{sayDuration(release, now, locale)}</>;
}

function CauseCell({ release }: { release: Release }) {
  const { words } = useWords();
  const quotes = toQuotes(release);
  const remarks = toRemarks(release, words);
  return (
    <>
      <Ending release={release} />
      {release.begunBy && (
        <span className={styles.quote}>
          <Beginning release={release} />
        </span>
      )}
      {quotes.map(quote => (
        <span key={quote} className={styles.quote}>
          {quote}
        </span>
      ))}
      {remarks.length > 0 && (
        <span className={styles.remarks}>{remarks.join(' · ')}</span>
      )}
    </>
  );
}
