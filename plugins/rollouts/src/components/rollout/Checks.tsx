import type {
  Rollout,
  Source,
} from '@rollouts/backstage-plugin-rollouts-common';
import { toChecks } from '../../lib/rollout/checks';
import { nextCheckAt, sayNextCheck } from '../../lib/rollout/nextCheck';
import { useNow } from '../base/Clock';
import { useWords } from '../base/useWords';
import styles from './Checks.module.css';

/** Failed checks used and allowed, and when the next check is expected. */
export function Checks(props: {
  rollout: Rollout;
  source: Source | undefined;
}) {
  const { words } = useWords();
  const { used, limit, dots } = toChecks(props.rollout);
  const nextAt = nextCheckAt(props.rollout, props.source);
  return (
    <div className={styles.row}>
      <span className={styles.checks}>
        <span className={styles.dots} aria-hidden="true">
          {dots.map((isUsed, index) => (
            <span
              key={index}
              className={`${styles.dot} ${isUsed ? styles.used : ''}`}
            />
          ))}
        </span>
        {used === null
          ? words('checks.unknown', { limit })
          : words('checks.used', { used, limit })}
      </span>
      {nextAt !== null && <Countdown at={nextAt} />}
    </div>
  );
}

/** A `timer` is not announced by itself, so its seconds do not talk over the reader. */
function Countdown({ at }: { at: number }) {
  const { words, locale } = useWords();
  const now = useNow(1000);
  return (
    <span role="timer" className={styles.countdown}>
      {sayNextCheck(at, now, words, locale)}
    </span>
  );
}
