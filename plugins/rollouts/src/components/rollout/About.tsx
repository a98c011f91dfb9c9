import type { Rollout } from '@rollouts/backstage-plugin-rollouts-common';
import { Fragment } from 'react';
import { toFacts } from '../../lib/rollout/facts';
import { useWords } from '../base/useWords';
import styles from './About.module.css';

/** What does not change from check to check: strategy, workload, gates, owner, full images. */
export function About({ rollout }: { rollout: Rollout }) {
  const { words, locale } = useWords();
  return (
    <dl className={styles.facts}>
      {toFacts(rollout, words, locale).map(({ label, lines }) => (
        <div key={label}>
          <dt>{label}</dt>
          <dd>
            {lines.map((line, index) => (
              <Fragment key={line}>
                {index > 0 && <br />}
                {line}
              </Fragment>
            ))}
          </dd>
        </div>
      ))}
    </dl>
  );
}
