import type {
  MetricCheck,
  MetricHistory,
} from '@rollouts/backstage-plugin-rollouts-common';
import { useWords } from '../base/useWords';
import { MetricRow } from './MetricRow';
import styles from './MetricTable.module.css';

const columns = [
  'name',
  'chart',
  'canary',
  'primary',
  'bound',
  'result',
  'details',
] as const;

/**
 * The metrics, one a row. Not BUI's table: at phone width each row becomes a card, and browsers drop
 * the meaning of table elements that are not drawn as a table, so the roles are written out.
 */
export function MetricTable(props: {
  metrics: MetricCheck[];
  histories: MetricHistory[];
  stepMs: number;
}) {
  const { metrics, histories, stepMs } = props;
  const { words } = useWords();
  return (
    <div
      role="table"
      className={styles.table}
      aria-label={words('analysis.title')}
    >
      <div role="rowgroup" className={styles.group}>
        <div role="row" className={styles.row}>
          {columns.map(column => (
            <div
              key={column}
              role="columnheader"
              className={`${styles.header} ${styles[column] ?? ''}`}
            >
              {words(`metric.${column}`)}
            </div>
          ))}
        </div>
      </div>
      <div role="rowgroup" className={styles.group}>
        {metrics.map(metric => (
          <MetricRow
            key={metric.name}
            metric={metric}
            history={histories.find(({ name }) => name === metric.name)}
            stepMs={stepMs}
          />
        ))}
      </div>
    </div>
  );
}
