import type {
  Rollout,
  Source,
} from '@rollouts/backstage-plugin-rollouts-common';
import { ChecksView, toChecks } from '../../lib/rollout/checks';
import { nextCheckAt, sayNextCheck } from '../../lib/rollout/nextCheck';
import { useNow } from '../time/Clock';
import { useWords } from '../base/useWords';
import styles from './Checks.module.css';

/** Failed checks used and allowed, and when the next check is expected. */
export function Checks(props: {
  rollout: Rollout;
  source: Source | undefined;
}) {
  const checks = toChecks(props.rollout);
  const nextAt = nextCheckAt(props.rollout, props.source);
  if (!checks && nextAt === null) return null;
  return (
    <div className={styles.row}>
      {checks && <Used checks={checks} />}
      {nextAt !== null && <Countdown at={nextAt} />}
    </div>
  );
}

function Used({ checks }: { checks: ChecksView }) {
  const { words } = useWords();
  const { used, limit, dots } = checks;
  return (
    <span className={styles.checks}>
      {dots.length > 0 && (
        <span className={styles.dots} aria-hidden="true">
          {dots.map((isUsed, index) => (
            <span
              key={index}
              className={`${styles.dot} ${isUsed ? styles.used : ''}`}
            />
          ))}
        </span>
      )}
      {used === null
        ? words('checks.unknown', { limit })
        : words('checks.used', { used, limit })}
    </span>
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
