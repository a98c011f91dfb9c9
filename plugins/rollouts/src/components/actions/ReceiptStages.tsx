import type { Action } from '@rollouts/backstage-plugin-rollouts-common';
import { ReceiptStage, toStages } from '../../lib/actions/receipt';
import { formatSecond } from '../../lib/format/time';
import type { Tone } from '../../lib/rollout/status';
import { ToneIcon } from '../base/ToneIcon';
import { useWords } from '../base/useWords';
import { useNow } from '../time/Clock';
import styles from './ReceiptStages.module.css';

const tones: Record<ReceiptStage['state'], Tone> = {
  done: 'good',
  open: 'running',
  failed: 'bad',
};

/** requested → accepted by the API server → effective, each with its time. */
export function ReceiptStages({ action }: { action: Action }) {
  const { words, locale } = useWords();
  return (
    <ol className={styles.stages} aria-live="polite">
      {toStages(action, useNow(1000), words).map(({ id, text, at, state }) => (
        <li key={id} className={styles.stage}>
          <ToneIcon tone={tones[state]} />
          <span>
            {text}
            {at !== null && ` ${formatSecond(at, locale)}`}
          </span>
        </li>
      ))}
    </ol>
  );
}
