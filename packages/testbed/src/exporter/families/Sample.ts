import { BOUNDS_MS } from '../shareWithin';
import type { Done } from '../Tally';

/** One value as Prometheus scrapes it. */
export interface Sample {
  name: string;
  labels: Record<string, string>;
  value: number;
}

/** The series of a histogram; `unitMs` is what its bounds and its sum are counted in. */
export function histogram(
  name: string,
  labels: Record<string, string>,
  done: Done,
  unitMs: number,
): Sample[] {
  const bucket = (le: string, value: number) => ({
    name: `${name}_bucket`,
    labels: { ...labels, le },
    value,
  });
  return [
    ...BOUNDS_MS.map((bound, index) =>
      bucket(String(bound / unitMs), done.within[index]),
    ),
    bucket('+Inf', done.count),
    { name: `${name}_sum`, labels, value: done.spentMs / unitMs },
    { name: `${name}_count`, labels, value: done.count },
  ];
}

/** The text format, version 0.0.4. */
export function toText(samples: Sample[]): string {
  return samples
    .map(({ name, labels, value }) => {
      const pairs = Object.entries(labels).map(
        ([label, text]) => `${label}=${JSON.stringify(text)}`,
      );
      return `${name}{${pairs.join(',')}} ${value}\n`;
    })
    .join('');
}
