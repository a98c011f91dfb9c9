import type {
  MetricCheck,
  MetricHistory,
} from '@rollouts/backstage-plugin-rollouts-common';
import { toMetric } from '../../lib/analysis/metric';
import { sayAround } from '../../lib/words';
import { ToneBadge } from '../base/ToneBadge';
import { useWords } from '../base/useWords';
import { Ago } from '../time/Time';
import { MetricChart } from './MetricChart';
import { MetricDetails } from './MetricDetails';
import styles from './MetricTable.module.css';

/** One metric: value of canary and primary, bound, result, margin, age, and the way to its query. */
export function MetricRow(props: {
  metric: MetricCheck;
  history: MetricHistory | undefined;
  stepMs: number;
}) {
  const { metric, history, stepMs } = props;
  const { words, locale } = useWords();
  const view = toMetric(metric, words, locale);
  // An answer without a value is not of any age.
  const at = hasValue(metric) ? view.at : null;
  return (
    <div role="row" className={styles.row}>
      <div role="cell" className={`${styles.cell} ${styles.name}`}>
        <strong>{metric.name}</strong>
        <span className={styles.note}>
          {metric.unit && words(`metric.unit.${metric.unit}`)}
          {metric.unit && at !== null && ' · '}
          {at !== null && <ValueOf at={at} />}
        </span>
      </div>
      <div role="cell" className={`${styles.cell} ${styles.chart}`}>
        {history && (
          <MetricChart history={history} stepMs={stepMs} size="small" />
        )}
      </div>
      <Value label={words('metric.canary')} strong={metric.result === 'fail'}>
        {view.canary}
      </Value>
      <Value label={words('metric.primary')}>{view.primary}</Value>
      <Value label={words('metric.bound')}>{view.bound}</Value>
      <div role="cell" className={`${styles.cell} ${styles.result}`}>
        <ToneBadge tone={view.result.tone} text={view.result.word} />
        {view.margin && <span className={styles.note}>{view.margin}</span>}
      </div>
      <div role="cell" className={styles.details}>
        {view.remarks.map(remark => (
          <p key={remark} className={styles.remark}>
            {remark}
          </p>
        ))}
        <MetricDetails metric={metric} flagger={view.flagger} />
      </div>
    </div>
  );
}

function hasValue({ canary }: MetricCheck): boolean {
  return canary !== null && (canary.value !== null || canary.text !== null);
}

/** The age of the value, which is more than that of the question. */
function ValueOf({ at }: { at: number }) {
  const { words } = useWords();
  const [before, after] = sayAround(words, 'metric.at', ['ago']);
  return (
    <>
      {before}
      <Ago at={at} />
      {after}
    </>
  );
}

/** At phone width the column's head is not seen, so the label is repeated. */
function Value(props: { label: string; strong?: boolean; children: string }) {
  const { label, strong, children } = props;
  return (
    <div role="cell" className={`${styles.cell} ${styles.value}`}>
      <span className={styles.label} aria-hidden="true">
        {label}{' '}
      </span>
      {strong ? <strong className={styles.bad}>{children}</strong> : children}
    </div>
  );
}
