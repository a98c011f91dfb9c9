import { ButtonLink } from '@backstage/ui';
import type { Alert } from '@rollouts/backstage-plugin-rollouts-common';
import {
  sayRelation,
  saySuppression,
  sayThen,
  sayValue,
  toSeverity,
} from '../../lib/alerts/alerts';
import { sayAround } from '../../lib/words';
import { LongText } from '../base/LongText';
import { ToneBadge } from '../base/ToneBadge';
import { useWords } from '../base/useWords';
import { useNow } from '../time/Clock';
import { Elapsed } from '../time/Time';
import { AlertDetails } from './AlertDetails';
import styles from './AlertItem.module.css';

/** One alert: how bad, since when, the value against its limit, and what it came after. */
export function AlertItem(props: {
  alert: Alert;
  /** Ref of the rollout that the page shows. */
  shownRef: string;
  selected: boolean;
  /** Opens its runbook beside it; null where there is no place for one. */
  href: string | null;
}) {
  const { alert, shownRef, selected, href } = props;
  const { words, locale } = useWords();
  const { tone, word } = toSeverity(alert, words);
  const value = sayValue(alert, words, locale);
  const relation = sayRelation(alert, shownRef, words, locale);
  return (
    <li
      className={`${styles.alert} ${styles[toneClass(alert)]}`}
      aria-current={selected ? 'true' : undefined}
    >
      <div className={styles.head}>
        <ToneBadge tone={tone} text={word} />
        <h3 className={styles.name}>{alert.name}</h3>
        {alert.state === 'pending' && (
          <ToneBadge tone="waiting" text={words('alert.pending')} />
        )}
        <span className={styles.since}>
          <Since alert={alert} /> · {alert.cluster}
        </span>
        {href && (
          <span className={styles.runbook}>
            <ButtonLink
              href={href}
              size="small"
              variant="secondary"
              aria-label={words('alert.runbook.of', { name: alert.name })}
            >
              {words('alert.runbook')}
            </ButtonLink>
          </span>
        )}
      </div>
      <p className={styles.text}>
        {alert.summary && (
          <strong className={styles.summary}>
            <LongText text={alert.summary} />
          </strong>
        )}
        {value && <span>{value}</span>}
      </p>
      {relation && <p className={styles.text}>{relation}</p>}
      <Suppression alert={alert} />
      <AlertDetails alert={alert} />
    </li>
  );
}

/** Only what somebody is told of is loud. */
function toneClass({ severity, suppressed }: Alert): string {
  return suppressed ? 'quiet' : severity;
}

/** What is not known to go on does not grow older. */
function Since({ alert }: { alert: Alert }) {
  const { words, locale } = useWords();
  const now = useNow(60_000);
  const { since, asOf } = alert;
  if (asOf !== null) return <>{sayThen(alert, asOf, now, words, locale)}</>;
  const [before, after] = sayAround(words, 'alert.for', ['duration']);
  return (
    <>
      {before}
      <Elapsed since={since} />
      {after}
    </>
  );
}

function Suppression({ alert }: { alert: Alert }) {
  const { words, locale } = useWords();
  const now = useNow(60_000);
  return (
    <>
      {saySuppression(alert, now, words, locale).map(line => (
        <p key={line} className={styles.text}>
          <LongText text={line} />
        </p>
      ))}
    </>
  );
}
