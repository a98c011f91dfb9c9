import type { SeriesSource } from '../evaluate/Context';
import type { Labels, Series } from '../evaluate/values';

/** The first sample of all series, in UTC milliseconds. */
export const T0 = 1_795_400_000_000;

interface Given {
  labels: Labels;
  /** A value every ten seconds, from the `after`th on. */
  values: number[];
  after?: number;
}

const steps = (count: number, value: (index: number) => number) =>
  Array.from({ length: count }, (_, index) => value(index));

const bucket = (job: string, le: string, each: number): Given => ({
  labels: { __name__: 'latency_bucket', job, le },
  values: steps(61, index => each * index),
});

/** Ten minutes of counters with a reset and a late start, gauges, and two histograms. */
export const given: Given[] = [
  {
    labels: { __name__: 'requests_total', job: 'a', pod: 'x', code: '200' },
    values: steps(61, index => 30 * (index < 40 ? index : index - 40)),
  },
  {
    labels: { __name__: 'requests_total', job: 'a', pod: 'x', code: '500' },
    values: steps(61, index => Math.floor(index / 3)),
  },
  {
    labels: { __name__: 'requests_total', job: 'a', pod: 'y', code: '200' },
    values: steps(25, index => 7 * index + 2),
    after: 36,
  },
  {
    labels: { __name__: 'requests_total', job: 'b', pod: 'z', code: '200' },
    values: steps(61, () => 5),
  },
  {
    labels: { __name__: 'depth', pod: 'x' },
    values: steps(61, index => (index * 7) % 11),
  },
  {
    labels: { __name__: 'depth', pod: 'y' },
    values: steps(25, index => 20 - index),
    after: 36,
  },
  { labels: { __name__: 'depth', pod: 'z' }, values: steps(61, () => NaN) },
  {
    labels: { __name__: 'on_node', pod: 'x', node: 'n1' },
    values: steps(61, () => 1),
  },
  {
    labels: { __name__: 'on_node', pod: 'y', node: 'n2' },
    values: steps(61, () => 1),
  },
  bucket('a', '0.1', 10),
  bucket('a', '0.5', 18),
  bucket('a', '1', 19),
  bucket('a', '+Inf', 20),
  bucket('b', '0.1', 0),
  bucket('b', '0.5', 0),
  bucket('b', '1', 0),
  bucket('b', '+Inf', 3),
];

/** A database that holds those. */
export const sampleSource: SeriesSource = {
  select: matchers =>
    given
      .filter(({ labels }) =>
        matchers.every(({ label, matches }) => matches(labels[label] ?? '')),
      )
      .map(({ labels, values, after = 0 }): Series => {
        const samples = values.map((value, index) => ({
          at: T0 + (after + index) * 10_000,
          value,
        }));
        return {
          labels,
          samples: (from, to) =>
            samples.filter(({ at }) => at > from && at <= to),
        };
      }),
};
