import { Link } from '@backstage/ui';
import type { Release } from '@rollouts/backstage-plugin-rollouts-common';
import {
  sayDuration,
  toCause,
  toOutcome,
  toRemarks,
} from '../../lib/release/release';
import { useNow } from '../base/Clock';
import { Ago } from '../base/Time';
import { ToneBadge } from '../base/ToneBadge';
import { useWords } from '../base/useWords';
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
 * Releases, newest first. A plain table and not BUI's: at phone width each row becomes a card, and
 * the roles are written out because browsers drop them from cells that are not drawn as cells.
 */
export function ReleaseTable(props: {
  releases: Release[];
  caption: string;
  linkTo: (release: Release) => string;
}) {
  const { words } = useWords();
  return (
    <table role="table" className={styles.table} aria-label={props.caption}>
      <thead role="rowgroup">
        <tr role="row">
          {columns.map(column => (
            <th key={column} role="columnheader" scope="col">
              {words(`history.${column}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody role="rowgroup">
        {props.releases.map(release => (
          <Row
            key={release.id}
            release={release}
            href={props.linkTo(release)}
          />
        ))}
      </tbody>
    </table>
  );
}

function Row({ release, href }: { release: Release; href: string }) {
  const { words } = useWords();
  const { tone, word } = toOutcome(release, words);
  return (
    <tr role="row">
      <td role="cell" className={styles.number}>
        <Link
          href={href}
          aria-label={words('release.title', { number: release.number })}
        >
          #{release.number}
        </Link>
      </td>
      <td role="cell">
        <ToneBadge tone={tone} text={word} />
      </td>
      <td role="cell">
        <Images images={release.images} />
      </td>
      <td role="cell" className={styles.duration}>
        <Duration release={release} />
      </td>
      <td role="cell" className={styles.when}>
        <Ago at={release.closedAt ?? release.openedAt} />
      </td>
      <td role="cell" className={styles.cause}>
        <CauseCell release={release} />
      </td>
    </tr>
  );
}

function Duration({ release }: { release: Release }) {
  const { locale } = useWords();
  const now = useNow(10_000);
  return <>{sayDuration(release, now, locale)}</>;
}

function CauseCell({ release }: { release: Release }) {
  const { words } = useWords();
  const cause = toCause(release, words);
  const remarks = toRemarks(release, words);
  return (
    <>
      {cause?.word}
      {cause?.quote && <span className={styles.quote}>{cause.quote}</span>}
      {remarks.length > 0 && (
        <span className={styles.remarks}>{remarks.join(' · ')}</span>
      )}
    </>
  );
}
