import type {
  Bound,
  MetricHistory,
  Sample,
} from '@rollouts/backstage-plugin-rollouts-common';

export interface Point {
  x: number;
  y: number;
}

/** A side of the chart on which values break the bound. */
export interface Forbidden {
  /** Where the bound is drawn. */
  line: number;
  top: number;
  height: number;
}

/** What is drawn, in the units of the picture. */
export interface Chart {
  width: number;
  height: number;
  /** Unbroken runs of values; between them nothing is known. */
  canary: Point[][];
  primary: Point[][];
  forbidden: Forbidden[];
  /** Where a failed check is marked. */
  failures: number[];
}

/** Room for lines and marks at the edges. */
const EDGE = 4;
/** A little late is not a gap. */
const GAP_STEPS = 1.5;

/** Values that follow each other without a gap, oldest first. */
export function toRuns(samples: Sample[], stepMs: number): Sample[][] {
  const runs: Sample[][] = [];
  let last: Sample | null = null;
  for (const sample of samples) {
    if (sample.value === null) {
      last = null;
    } else {
      const follows = last && sample.at - last.at <= stepMs * GAP_STEPS;
      if (follows) runs[runs.length - 1].push(sample);
      else runs.push([sample]);
      last = sample;
    }
  }
  return runs;
}

/** The picture of a metric over a release; null when no value was kept. */
export function toChart(
  history: MetricHistory,
  stepMs: number,
  size: { width: number; height: number },
): Chart | null {
  const { canary, primary, bound, failedAt } = history;
  const values = valuesOf([...canary, ...primary]);
  if (values.length === 0) return null;
  const times = [...canary, ...primary].map(({ at }) => at).concat(failedAt);
  const x = scale(extent(times), EDGE, size.width - EDGE);
  const y = scale(padded([...values, ...limits(bound)]), size.height, 0);
  const draw = (samples: Sample[]) =>
    toRuns(samples, stepMs).map(run =>
      run.map(({ at, value }) => ({ x: x(at), y: y(value ?? 0) })),
    );
  return {
    ...size,
    canary: draw(canary),
    primary: draw(primary),
    forbidden: toForbidden(bound, y, size.height),
    failures: failedAt.map(x),
  };
}

function toForbidden(
  { min, max }: Bound,
  y: (value: number) => number,
  height: number,
): Forbidden[] {
  const above =
    max === null ? [] : [{ line: y(max), top: 0, height: Math.max(0, y(max)) }];
  const below =
    min === null
      ? []
      : [{ line: y(min), top: y(min), height: Math.max(0, height - y(min)) }];
  return [...above, ...below];
}

/** Values that are numbers. */
export function valuesOf(samples: Sample[]): number[] {
  return samples.flatMap(({ value }) => (value === null ? [] : value));
}

function limits({ min, max }: Bound): number[] {
  return [min, max].flatMap(limit => (limit === null ? [] : limit));
}

function extent(values: number[]): [number, number] {
  // Not Math.min(...values): a long release has more values than a call may have arguments.
  return values.reduce<[number, number]>(
    ([least, most], value) => [Math.min(least, value), Math.max(most, value)],
    [Infinity, -Infinity],
  );
}

/** A tenth of room on both sides, so that a bound at the edge has a forbidden side to show. */
function padded(values: number[]): [number, number] {
  const [least, most] = extent(values);
  const room = (most - least || Math.abs(most) || 1) / 8;
  return [least - room, most + room];
}

function scale(
  [least, most]: [number, number],
  from: number,
  to: number,
): (value: number) => number {
  const span = most - least || 1;
  const round = (value: number) => Math.round(value * 10) / 10;
  return value => round(from + ((value - least) / span) * (to - from));
}
