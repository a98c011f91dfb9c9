import type {
  MetricHistory,
  Release,
} from '@rollouts/backstage-plugin-rollouts-common';
import { describeChart } from '../../lib/analysis/describe';
import { toChart } from '../../lib/analysis/chart';
import { sayFailure } from '../../lib/page/failure';
import { useReleaseAnalysis } from '../../queries/judging/useReleaseAnalysis';
import { Panel } from '../base/Panel';
import { useWords } from '../base/useWords';
import styles from './KeptAnalysis.module.css';
import { Legend } from './Legend';
import { MetricChart } from './MetricChart';

/** What was measured during a release, kept with it for longer than Prometheus keeps it. */
export function KeptAnalysis(props: { release: Release; intervalMs: number }) {
  const { release, intervalMs } = props;
  const { words } = useWords();
  const { data, error } = useReleaseAnalysis(release, intervalMs);
  if (!data && !error) return null;
  return (
    <Panel title={words('analysis.history.title')}>
      <div className={styles.kept}>
        {!data && (
          <p>
            {words('analysis.failed', { reason: sayFailure(error, words) })}
          </p>
        )}
        {data?.metrics.length === 0 && <p>{words('analysis.history.none')}</p>}
        {data?.metrics.map(history => (
          <Figure key={history.name} history={history} stepMs={data.stepMs} />
        ))}
        {data && data.metrics.length > 0 && <Legend />}
      </div>
    </Panel>
  );
}

/** The description stands under the picture for everybody: it has the numbers. */
function Figure(props: { history: MetricHistory; stepMs: number }) {
  const { history, stepMs } = props;
  const { words, locale } = useWords();
  const drawn = toChart(history, stepMs, { width: 1, height: 1 }) !== null;
  return (
    <figure className={styles.figure}>
      <h3 className={styles.name}>{history.name}</h3>
      <MetricChart history={history} stepMs={stepMs} size="large" />
      {drawn && (
        <figcaption className={styles.caption} aria-hidden="true">
          {describeChart(history, stepMs, words, locale)}
        </figcaption>
      )}
    </figure>
  );
}
