import type {
  Action,
  Rollout,
} from '@rollouts/backstage-plugin-rollouts-common';
import { sayApproval } from '../../lib/actions/gates';
import { sayEffect, sayMissed } from '../../lib/actions/receipt';
import { sayRefusal } from '../../lib/actions/refusal';
import { useWords } from '../base/useWords';
import { MissingRight } from './MissingRight';
import styles from './ReceiptOutcome.module.css';

/** What the cluster showed in the end, or what stands in the way. */
export function ReceiptOutcome({
  action,
  phase,
}: {
  action: Action;
  phase: Rollout['phase'];
}) {
  const { words, locale } = useWords();
  const { refusal, restore, missingRight } = action;
  const effect = sayEffect(action, words, locale);
  const approval = sayApproval(action, phase, words, locale);
  const missed = sayMissed(action, words);
  return (
    <div className={styles.outcome} role="status">
      {effect && <strong>{effect}</strong>}
      {approval && <span>{approval}</span>}
      {refusal && <span>{sayRefusal(refusal, words, locale)}</span>}
      {missingRight && <MissingRight right={missingRight} />}
      {missed && <span>{missed}</span>}
      {restore !== 'none' && <span>{words(`receipt.restore.${restore}`)}</span>}
    </div>
  );
}
