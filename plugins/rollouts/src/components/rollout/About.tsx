import type {
  Rollout,
  Source,
} from '@rollouts/backstage-plugin-rollouts-common';
import { Fragment } from 'react';
import { sayFlagger } from '../../lib/page/flagger';
import { toFacts } from '../../lib/rollout/facts';
import { Person } from '../base/Person';
import { useWords } from '../base/useWords';
import { useNow } from '../time/Clock';
import styles from './About.module.css';

/** What does not change from check to check: strategy, workload, gates, owner, full images. */
export function About(props: {
  rollout: Rollout;
  source: Source | undefined;
  /** Undefined while that is not known. */
  alertSources: Source[] | undefined;
}) {
  const { rollout, source, alertSources } = props;
  const { words, locale } = useWords();
  const now = useNow(60_000);
  const facts = toFacts(rollout, words, locale);
  const flagger = source ? sayFlagger(source, now, words, locale) : [];
  if (flagger.length > 0) {
    facts.push({ label: words('flagger.title'), lines: flagger });
  }
  if (alertSources?.length === 0) {
    // Whoever has no alerts must not be warned every day, but can find out why there are none.
    facts.push({
      label: words('fact.alerts'),
      lines: [words('fact.alerts.none')],
    });
  }
  return (
    <dl className={styles.facts}>
      {facts.map(({ label, lines, entityRef }) => (
        <div key={label}>
          <dt>{label}</dt>
          <dd>
            {entityRef ? (
              <Person entityRef={entityRef} />
            ) : (
              <Lines lines={lines} />
            )}
          </dd>
        </div>
      ))}
    </dl>
  );
}

function Lines({ lines }: { lines: string[] }) {
  return (
    <>
      {lines.map((line, index) => (
        <Fragment key={line}>
          {index > 0 && <br />}
          {line}
        </Fragment>
      ))}
    </>
  );
}
