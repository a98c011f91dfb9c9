import type { Rollout } from '@rollouts/backstage-plugin-rollouts-common';
import { toTraffic } from '../../lib/rollout/traffic';
import { useWords } from '../base/useWords';
import styles from './TrafficBar.module.css';

/** Where the traffic is, and who says so. The bar repeats what the words beside it say. */
export function TrafficBar({ rollout }: { rollout: Rollout }) {
  const { words } = useWords();
  const traffic = toTraffic(rollout, words);
  const { mirrorWeight } = rollout.ladder;
  const mirroring = rollout.explanation.code === 'mirroring';
  if (!traffic) {
    return <p className={styles.legend}>{words('traffic.unknown')}</p>;
  }
  const { canary, primary, source, fictitious } = traffic;
  return (
    <div className={fictitious ? styles.fictitious : undefined}>
      <div className={styles.bar} aria-hidden="true">
        <div className={styles.canary} style={{ width: `${canary}%` }} />
      </div>
      <p className={styles.legend}>
        <span className={styles.key}>
          <span
            className={`${styles.swatch} ${styles.swatchCanary}`}
            aria-hidden="true"
          />
          {words('traffic.canary', { weight: canary })}
        </span>
        <span className={styles.key}>
          <span className={styles.swatch} aria-hidden="true" />
          {words('traffic.primary', { weight: primary })}
        </span>
        {mirroring && mirrorWeight !== null && (
          <span>{words('traffic.mirrored', { weight: mirrorWeight })}</span>
        )}
        <span className={styles.source}>{source}</span>
      </p>
    </div>
  );
}
