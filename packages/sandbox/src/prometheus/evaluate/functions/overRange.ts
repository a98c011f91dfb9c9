import { extreme, sum } from '../aggregate';
import { unsupported } from '../../query/PromError';

interface Point {
  at: number;
  value: number;
}

/** What a function makes of a series' samples between two moments, or null when they do not suffice. */
export function overRange(
  name: string,
  samples: Point[],
  start: number,
  end: number,
): number | null {
  const values = samples.map(({ value }) => value);
  switch (name) {
    case 'rate':
      return scaled(extrapolated(samples, start, end, true), end - start);
    case 'increase':
      return extrapolated(samples, start, end, true);
    case 'delta':
      return extrapolated(samples, start, end, false);
    case 'irate':
      return lastRate(samples);
    case 'changes':
      return steps(values).filter(([a, b]) => !Object.is(a, b)).length;
    case 'resets':
      return steps(values).filter(([a, b]) => b < a).length;
    case 'avg_over_time':
      return sum(values) / values.length;
    case 'sum_over_time':
      return sum(values);
    case 'min_over_time':
      return extreme(values, (a, b) => a < b);
    case 'max_over_time':
      return extreme(values, (a, b) => a > b);
    case 'count_over_time':
      return values.length;
    case 'present_over_time':
      return 1;
    case 'last_over_time':
      return values[values.length - 1];
    default:
      throw unsupported(`the function ${name}`);
  }
}

function steps(values: number[]): Array<[number, number]> {
  return values.slice(1).map((value, index) => [values[index], value]);
}

function scaled(value: number | null, ms: number): number | null {
  return value === null ? null : value / (ms / 1_000);
}

/** What a counter gained, with what it lost by restarts added. */
function gained(samples: Point[]): number {
  const values = samples.map(({ value }) => value);
  const lost = steps(values).map(([a, b]) => (b < a ? a : 0));
  return values[values.length - 1] - values[0] + sum(lost);
}

/**
 * The difference over the whole range from the samples within it, as Prometheus extrapolates: up to
 * the ends when the samples come close, half a sample further otherwise, and a counter never below 0.
 */
function extrapolated(
  samples: Point[],
  start: number,
  end: number,
  isCounter: boolean,
): number | null {
  if (samples.length < 2) return null;
  const first = samples[0];
  const last = samples[samples.length - 1];
  const difference = isCounter ? gained(samples) : last.value - first.value;
  const sampled = last.at - first.at;
  const average = sampled / (samples.length - 1);
  const reach = (gap: number) => (gap >= average * 1.1 ? average / 2 : gap);
  let before = reach(first.at - start);
  if (isCounter && difference > 0 && first.value >= 0) {
    before = Math.min(before, sampled * (first.value / difference));
  }
  const after = reach(end - last.at);
  return difference * ((sampled + before + after) / sampled);
}

function lastRate(samples: Point[]): number | null {
  const [a, b] = samples.slice(-2);
  if (!b) return null;
  const gain = b.value < a.value ? b.value : b.value - a.value;
  return gain / ((b.at - a.at) / 1_000);
}
