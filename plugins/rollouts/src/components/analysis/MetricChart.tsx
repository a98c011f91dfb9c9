import type { MetricHistory } from '@rollouts/backstage-plugin-rollouts-common';
import { Point, toChart } from '../../lib/analysis/chart';
import { describeChart } from '../../lib/analysis/describe';
import { useWords } from '../base/useWords';
import styles from './MetricChart.module.css';

const sizes = {
  small: { width: 160, height: 44 },
  large: { width: 640, height: 140 },
};

/** A metric over a release: canary, primary, the bound with its forbidden side, failed checks. */
export function MetricChart(props: {
  history: MetricHistory;
  stepMs: number;
  size: keyof typeof sizes;
}) {
  const { history, stepMs, size } = props;
  const { words, locale } = useWords();
  const chart = toChart(history, stepMs, sizes[size]);
  if (!chart) return <>{words('metric.value.none')}</>;
  const { width, height, forbidden, failures } = chart;
  return (
    <svg
      role="img"
      aria-label={describeChart(history, stepMs, words, locale)}
      viewBox={`0 0 ${width} ${height}`}
      className={`${styles.chart} ${styles[size]}`}
      preserveAspectRatio="none"
    >
      {forbidden.map(({ line, top, height: tall }) => (
        <g key={line}>
          <rect
            x={0}
            y={top}
            width={width}
            height={tall}
            className={styles.forbidden}
          />
          <line
            x1={0}
            x2={width}
            y1={line}
            y2={line}
            className={styles.bound}
          />
        </g>
      ))}
      <Runs runs={chart.primary} className={styles.primary} />
      <Runs runs={chart.canary} className={styles.canary} />
      {failures.map(x => (
        <line
          key={x}
          x1={x}
          x2={x}
          y1={height - 8}
          y2={height}
          className={styles.failure}
        />
      ))}
    </svg>
  );
}

/** A single value between two gaps is a line of no length, drawn as a dot by its round ends. */
function Runs(props: { runs: Point[][]; className: string }) {
  return (
    <>
      {props.runs.map(run => (
        <path
          key={run[0].x}
          d={`M${run.map(({ x, y }) => `${x},${y}`).join('L')}${
            run.length === 1 ? 'h0' : ''
          }`}
          className={props.className}
        />
      ))}
    </>
  );
}
