import type {
  Action,
  Rollout,
} from '@rollouts/backstage-plugin-rollouts-common';
import { useEffect, useRef } from 'react';
import { toActionStatus } from '../../lib/actions/receipt';
import { formatClock } from '../../lib/format/time';
import { sayAround } from '../../lib/words';
import { Person } from '../base/Person';
import { ToneBadge } from '../base/ToneBadge';
import { useWords } from '../base/useWords';
import { useNow } from '../time/Clock';
import { ActionSteps } from './ActionSteps';
import styles from './Receipt.module.css';
import { ReceiptOutcome } from './ReceiptOutcome';
import { ReceiptStages } from './ReceiptStages';

/** What somebody asked for and what the cluster did, in words. */
export function Receipt(props: {
  action: Action;
  /** Of the rollout; null: not known here. */
  phase: Rollout['phase'];
  /** How often the reader asked for something on this page. */
  asked?: number;
}) {
  const { action, phase, asked = 0 } = props;
  const { words } = useWords();
  const place = useRef<HTMLElement>(null);
  useEffect(() => {
    // The button that was pressed is disabled now, so focus would be lost.
    if (asked > 0) place.current?.focus();
  }, [asked]);
  const { tone, word } = toActionStatus(action, words);
  const title = words(`receipt.title.${action.verb}`);
  return (
    <section
      ref={place}
      tabIndex={-1}
      className={styles.receipt}
      aria-label={title}
    >
      <p className={styles.head}>
        <strong>{title}</strong>
        <ToneBadge tone={tone} text={word} />
        <AskedFor action={action} />
      </p>
      <ReceiptStages action={action} />
      <ReceiptOutcome action={action} phase={phase} />
      <p className={styles.reason}>
        {words('receipt.reason', { reason: action.reason })}
      </p>
      <ActionSteps steps={action.steps} />
    </section>
  );
}

/** Who asked and when; the name is looked up in the catalog. */
function AskedFor({ action }: { action: Action }) {
  const { words, locale } = useWords();
  const time = formatClock(action.requestedAt, useNow(60_000), locale);
  const [before, after] = sayAround(words, 'receipt.asked', ['by'], { time });
  return (
    <span>
      {before}
      <Person entityRef={action.by} />
      {after}
    </span>
  );
}
