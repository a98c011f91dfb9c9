import { readNumber } from '../../query/literals';
import { Element, Labels, signatureOf, withoutLabels } from '../values';

interface Bucket {
  upTo: number;
  count: number;
}

/** The quantile of each classic histogram, interpolated within its bucket as Prometheus does. */
export function histogramQuantile(q: number, elements: Element[]): Element[] {
  const histograms = new Map<string, { labels: Labels; buckets: Bucket[] }>();
  for (const { labels, value } of elements) {
    const upTo = boundOf(labels.le);
    if (upTo === null) continue;
    const rest = withoutLabels(labels, ['le', '__name__']);
    const key = signatureOf(rest);
    const histogram = histograms.get(key) ?? { labels: rest, buckets: [] };
    histogram.buckets.push({ upTo, count: value });
    histograms.set(key, histogram);
  }
  return [...histograms.values()].map(({ labels, buckets }) => ({
    labels,
    value: quantile(q, buckets),
  }));
}

function boundOf(le: string | undefined): number | null {
  if (le === undefined) return null;
  try {
    return readNumber(le);
  } catch {
    return null;
  }
}

function quantile(q: number, unsorted: Bucket[]): number {
  if (Number.isNaN(q)) return NaN;
  if (q < 0) return -Infinity;
  if (q > 1) return Infinity;
  const buckets = cumulative(unsorted);
  const last = buckets[buckets.length - 1];
  if (buckets.length < 2 || last.upTo !== Infinity || !(last.count > 0)) {
    return NaN;
  }
  const rank = q * last.count;
  const index = buckets.findIndex(({ count }) => count >= rank);
  if (index === buckets.length - 1) return buckets[index - 1].upTo;
  const { upTo, count } = buckets[index];
  if (index === 0) return upTo <= 0 ? upTo : upTo * (rank / count);
  const below = buckets[index - 1];
  const share = (rank - below.count) / (count - below.count);
  return below.upTo + (upTo - below.upTo) * share;
}

/** Sorted, equal bounds added up, and never falling: scrapes are not atomic. */
function cumulative(unsorted: Bucket[]): Bucket[] {
  const sorted = [...unsorted].sort((a, b) => (a.upTo < b.upTo ? -1 : 1));
  const result: Bucket[] = [];
  for (const { upTo, count } of sorted) {
    const last = result[result.length - 1];
    if (last?.upTo === upTo) last.count += count;
    else result.push({ upTo, count });
  }
  for (let i = 1; i < result.length; i++) {
    result[i].count = Math.max(result[i].count, result[i - 1].count);
  }
  return result;
}
