import type { Alert } from '@rollouts/backstage-plugin-rollouts-common';
import { sayWhy } from '../../lib/alerts/alerts';
import { Disclosure } from '../base/Disclosure';
import { Facts } from '../base/Facts';
import { useWords } from '../base/useWords';
import styles from './AlertDetails.module.css';

/** Why an alert is on this page, and everything that it carries. */
export function AlertDetails({ alert }: { alert: Alert }) {
  const { words } = useWords();
  const why = sayWhy(alert, words);
  const { description, expression, sources, shared } = alert;
  return (
    <Disclosure summary={words('alert.details')}>
      {description && <p className={styles.description}>{description}</p>}
      <Facts
        facts={[
          {
            label: words('alert.why'),
            value: shared ? `${why}; ${words('alert.shared')}` : why,
          },
          { label: words('alert.cluster'), value: alert.cluster },
          ...(expression
            ? [
                {
                  label: words('alert.expression'),
                  value: <code className={styles.code}>{expression}</code>,
                },
              ]
            : []),
          { label: words('alert.sources'), value: sources.join(', ') },
          { label: words('alert.labels'), value: <Labels alert={alert} /> },
        ]}
      />
    </Disclosure>
  );
}

function Labels({ alert }: { alert: Alert }) {
  return (
    <ul className={styles.labels}>
      {Object.entries(alert.labels).map(([name, value]) => (
        <li key={name}>
          <code className={styles.code}>
            {name}={value}
          </code>
        </li>
      ))}
    </ul>
  );
}
