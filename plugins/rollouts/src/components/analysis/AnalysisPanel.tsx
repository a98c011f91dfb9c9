import { Skeleton } from '@backstage/ui';
import type {
  Rollout,
  RouteOutput,
} from '@rollouts/backstage-plugin-rollouts-common';
import { formatAge } from '../../lib/format/time';
import { sayFailure } from '../../lib/page/failure';
import { useAnalysis } from '../../queries/judging/useAnalysis';
import { useReleaseAnalysis } from '../../queries/judging/useReleaseAnalysis';
import { Panel } from '../base/Panel';
import { useWords } from '../base/useWords';
import { SilentSources } from '../state/SilentSources';
import { useNow } from '../time/Clock';
import styles from './AnalysisPanel.module.css';
import { Legend } from './Legend';
import { MetricTable } from './MetricTable';

/** What judges the release: every metric against its bound, now and over the release. */
export function AnalysisPanel({ rollout }: { rollout: Rollout }) {
  const { words } = useWords();
  const { data, error } = useAnalysis(rollout);
  return (
    <Panel
      title={words('analysis.title')}
      aside={
        data &&
        data.analysis.metrics.length > 0 && <Asked analysis={data.analysis} />
      }
    >
      <div className={styles.analysis}>
        {error && (
          <p className={styles.line}>
            {words('analysis.failed', { reason: sayFailure(error, words) })}
          </p>
        )}
        {data && <Content rollout={rollout} answer={data} />}
        {!data && !error && <Skeleton width="100%" height={160} />}
      </div>
    </Panel>
  );
}

function Asked({ analysis }: Pick<RouteOutput<'analysis'>, 'analysis'>) {
  const { words, locale } = useWords();
  const now = useNow(5_000);
  const { evaluatedAt } = analysis;
  const age =
    evaluatedAt === null
      ? null
      : words('analysis.evaluated', {
          time: formatAge(now - evaluatedAt, locale),
        });
  return <>{[words('analysis.aside'), age].filter(Boolean).join(' ')}</>;
}

function Content(props: { rollout: Rollout; answer: RouteOutput<'analysis'> }) {
  const { rollout, answer } = props;
  const { analysis, sources } = answer;
  const { words } = useWords();
  const kept = useReleaseAnalysis(rollout.release, rollout.intervalMs);
  const histories = kept.data?.metrics ?? [];
  return (
    <>
      <SilentSources subject="analysis" sources={sources} />
      {analysis.state !== 'running' && (
        <p className={styles.line}>{words(`analysis.${analysis.state}`)}</p>
      )}
      {analysis.metrics.length > 0 && (
        <MetricTable
          metrics={analysis.metrics}
          histories={histories}
          stepMs={kept.data?.stepMs ?? rollout.intervalMs}
        />
      )}
      {analysis.metrics.length > 0 && histories.length > 0 && <Legend />}
    </>
  );
}
