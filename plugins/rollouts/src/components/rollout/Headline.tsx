import { VisuallyHidden } from '@backstage/ui';
import type { Rollout } from '@rollouts/backstage-plugin-rollouts-common';
import { formatClock, formatDuration } from '../../lib/format/time';
import { explain } from '../../lib/rollout/explanation';
import { useNow } from '../time/Clock';
import { useWords } from '../base/useWords';
import { Beginning } from '../release/Beginning';
import { EvidenceList } from './EvidenceList';
import { Explained } from './Explained';
import styles from './Headline.module.css';

/** Why the release is here and what happens next, with what that rests on. */
export function Headline({ rollout }: { rollout: Rollout }) {
  const { words, locale } = useWords();
  const { lead } = explain(rollout, words, locale);
  return (
    <div className={styles.headline}>
      <p className={styles.sentence}>
        <Explained rollout={rollout} />
      </p>
      {rollout.release?.begunBy && (
        <p className={styles.since}>
          <Beginning release={rollout.release} />
        </p>
      )}
      {/* Apart from the sentence: only a change of state is announced, not every number. */}
      <VisuallyHidden>
        <span role="status">{lead}</span>
      </VisuallyHidden>
      <PhaseSince rollout={rollout} />
      <EvidenceList evidence={rollout.explanation.evidence} />
    </div>
  );
}

function PhaseSince({ rollout }: { rollout: Rollout }) {
  const { words, locale } = useWords();
  const now = useNow(30_000);
  const { phase, phaseSince } = rollout;
  if (phase === null || phaseSince === null) return null;
  const time = formatClock(phaseSince, now, locale);
  const duration = formatDuration(now - phaseSince, locale);
  return (
    <p className={styles.since}>
      {words('phase.since', { phase, time, duration })}
    </p>
  );
}
