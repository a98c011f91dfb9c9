import type { Grouping } from '../query/Expr';
import { unsupported } from '../query/PromError';
import {
  Element,
  Labels,
  onlyLabels,
  signatureOf,
  withoutLabels,
} from './values';

/** One element for each group. */
export function aggregate(
  operator: string,
  grouping: Grouping,
  elements: Element[],
): Element[] {
  const groups = new Map<string, { labels: Labels; values: number[] }>();
  for (const element of elements) {
    const labels = groupOf(element.labels, grouping);
    const key = signatureOf(labels);
    const group = groups.get(key) ?? { labels, values: [] };
    group.values.push(element.value);
    groups.set(key, group);
  }
  return [...groups.values()].map(({ labels, values }) => ({
    labels,
    value: combine(operator, values),
  }));
}

function groupOf(labels: Labels, { without, labels: names }: Grouping): Labels {
  return without
    ? withoutLabels(labels, [...names, '__name__'])
    : onlyLabels(labels, names);
}

function combine(operator: string, values: number[]): number {
  switch (operator) {
    case 'sum':
      return sum(values);
    case 'avg':
      return sum(values) / values.length;
    case 'min':
      return extreme(values, (a, b) => a < b);
    case 'max':
      return extreme(values, (a, b) => a > b);
    case 'count':
      return values.length;
    case 'group':
      return 1;
    case 'stddev': {
      const mean = sum(values) / values.length;
      return Math.sqrt(
        sum(values.map(value => (value - mean) ** 2)) / values.length,
      );
    }
    default:
      throw unsupported(`the aggregation ${operator}`);
  }
}

export function sum(values: number[]): number {
  return values.reduce((total, value) => total + value, 0);
}

/** Not a number loses against any number. */
export function extreme(
  values: number[],
  beats: (a: number, b: number) => boolean,
): number {
  return values.reduce((best, value) =>
    Number.isNaN(best) || beats(value, best) ? value : best,
  );
}
