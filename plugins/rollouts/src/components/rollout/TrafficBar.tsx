import type { Rollout } from '@rollouts/backstage-plugin-rollouts-common';
import { toTraffic, TrafficView } from '../../lib/rollout/traffic';
import { useWords } from '../base/useWords';
import styles from './TrafficBar.module.css';

/** Where the traffic is, and who says so. */
export function TrafficBar(props: { rollout: Rollout; fresh: boolean }) {
  const { rollout, fresh } = props;
  const { words } = useWords();
  const traffic = toTraffic(rollout, fresh, words);
  if (traffic.kind === 'split') {
    return <Split traffic={traffic} mirrored={mirroredShare(rollout)} />;
  }
  return (
    <p className={styles.legend}>
      <span>{traffic.text}</span>
      {traffic.kind === 'matching' && (
        <span className={styles.source}>{traffic.source}</span>
      )}
    </p>
  );
}

function mirroredShare({ ladder, explanation }: Rollout): number | null {
  return explanation.code === 'mirroring' ? ladder.mirrorWeight : null;
}

/** The bar repeats what the words under it say. */
function Split(props: {
  traffic: Extract<TrafficView, { kind: 'split' }>;
  mirrored: number | null;
}) {
  const { words } = useWords();
  const { canary, primary, source, fictitious } = props.traffic;
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
        {props.mirrored !== null && (
          <span>{words('traffic.mirrored', { weight: props.mirrored })}</span>
        )}
        <span className={styles.source}>{source}</span>
      </p>
    </div>
  );
}
