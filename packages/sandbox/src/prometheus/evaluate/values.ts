import { PromError } from '../query/PromError';

/** Labels of a series; the name of the metric is `__name__`. */
export type Labels = Readonly<Record<string, string>>;

/** A scraped value, or null where the series has ended (a staleness marker). */
export interface Sample {
  /** UTC milliseconds. */
  at: number;
  value: number | null;
}

/** One series of the simulated database. */
export interface Series {
  labels: Labels;
  /** What was scraped after `from` and not after `to`, oldest first. */
  samples(from: number, to: number): Sample[];
}

export interface Element {
  labels: Labels;
  value: number;
}

/** What an expression answers at one moment. */
export type Value =
  | { type: 'scalar'; value: number }
  | { type: 'string'; value: string }
  | { type: 'vector'; elements: Element[] };

/** Labels never change, and those of a series come again at every step. */
const SIGNATURES = new WeakMap<Labels, string>();
const NAMELESS = new WeakMap<Labels, Labels>();

/** Equal label sets have equal signatures. */
export function signatureOf(labels: Labels): string {
  const known = SIGNATURES.get(labels);
  if (known !== undefined) return known;
  const signature = Object.keys(labels)
    .sort()
    .map(name => `${name}\u0001${labels[name]}`)
    .join('\u0002');
  SIGNATURES.set(labels, signature);
  return signature;
}

/** In the order in which they are written out. */
export function sortedLabels(labels: Labels): Labels {
  return Object.fromEntries(
    Object.entries(labels).sort(([a], [b]) => (a < b ? -1 : 1)),
  );
}

/** Without those that are named. */
export function withoutLabels(labels: Labels, names: string[]): Labels {
  return Object.fromEntries(
    Object.entries(labels).filter(([name]) => !names.includes(name)),
  );
}

/** Only those that are named and there. */
export function onlyLabels(labels: Labels, names: string[]): Labels {
  return Object.fromEntries(
    names
      .filter(name => labels[name] !== undefined)
      .map(name => [name, labels[name]]),
  );
}

/** What is computed is no longer the metric it was. */
export function withoutName(labels: Labels): Labels {
  const known = NAMELESS.get(labels);
  if (known) return known;
  const nameless = withoutLabels(labels, ['__name__']);
  NAMELESS.set(labels, nameless);
  return nameless;
}

/** The elements of a vector; checked expressions have one where one is needed. */
export function elementsOf(value: Value): Element[] {
  return value.type === 'vector' ? value.elements : [];
}

/** @throws PromError execution when two elements have the same labels. */
export function vector(elements: Element[]): Value {
  const seen = new Set(elements.map(({ labels }) => signatureOf(labels)));
  if (seen.size === elements.length) return { type: 'vector', elements };
  throw new PromError(
    'execution',
    'vector cannot contain metrics with the same labelset',
  );
}

/** The number of a scalar; checked expressions have one where one is needed. */
export function scalarOf(value: Value): number {
  return value.type === 'scalar' ? value.value : NaN;
}
