import { Context, SeriesSource } from './evaluate/Context';
import { evaluate } from './evaluate/evaluate';
import { Labels, signatureOf, Value } from './evaluate/values';
import { parseQuery } from './query/parseQuery';
import type { Expr } from './query/Expr';
import { PromError } from './query/PromError';

export interface Point {
  /** UTC milliseconds. */
  at: number;
  value: number;
}

/** One line of a chart. */
export interface Line {
  labels: Labels;
  points: Point[];
}

/** What a query answers at one moment; a bare range selector answers its samples. */
export type Answer = Value | { type: 'matrix'; lines: Line[] };

export interface Range {
  start: number;
  end: number;
  step: number;
}

/** As many points as a line may have. */
const MAX_POINTS = 11_000;

/** Answers queries about one cluster. */
export class Prometheus {
  readonly #source: SeriesSource;
  readonly #now: () => number;

  /** @param now the present, after which nothing has been scraped yet */
  constructor(source: SeriesSource, now: () => number = () => Infinity) {
    this.#source = source;
    this.#now = now;
  }

  /**
   * @param at UTC milliseconds
   * @throws PromError
   */
  query(text: string, at: number): Answer {
    const expr = parseQuery(text);
    const context = new Context(this.#source, this.#now());
    if (expr.kind === 'range') return samplesOf(expr, at, context);
    const value = evaluate(expr, at, context);
    return value.type === 'vector'
      ? { ...value, elements: value.elements.sort(byLabels) }
      : value;
  }

  /**
   * One evaluation for each step.
   *
   * @throws PromError bad_data also for a range that the real one refuses.
   */
  queryRange(text: string, { start, end, step }: Range): Line[] {
    if (end < start) {
      throw badParameter('end', 'end timestamp must not be before start time');
    }
    if (step <= 0) {
      throw badParameter(
        'step',
        'zero or negative query resolution step widths are not accepted. Try a positive integer',
      );
    }
    if ((end - start) / step > MAX_POINTS) {
      throw new PromError(
        'bad_data',
        'exceeded maximum resolution of 11,000 points per timeseries. Try decreasing the query resolution (?step=XX)',
      );
    }
    const expr = parseQuery(text);
    const context = new Context(this.#source, this.#now());
    const lines = new Map<string, Line>();
    for (let at = start; at <= end; at += step) {
      for (const { labels, value } of stepOf(expr, at, context)) {
        const key = signatureOf(labels);
        const line = lines.get(key) ?? { labels, points: [] };
        line.points.push({ at, value });
        lines.set(key, line);
      }
    }
    return [...lines.values()].sort(byLabels);
  }
}

function badParameter(name: string, what: string): PromError {
  return new PromError('bad_data', `invalid parameter "${name}": ${what}`);
}

function stepOf(expr: Expr, at: number, context: Context) {
  const value = evaluate(expr, at, context);
  if (value.type === 'vector') return value.elements;
  if (value.type === 'scalar') return [{ labels: {}, value: value.value }];
  throw new PromError(
    'bad_data',
    `invalid parameter "query": invalid expression type "${value.type}" for range query, must be Scalar or instant Vector`,
  );
}

function samplesOf(
  { selector, rangeMs }: Extract<Expr, { kind: 'range' }>,
  at: number,
  context: Context,
): Answer {
  const lines = context
    .range(selector, at, rangeMs)
    .map(({ series, samples }) => ({ labels: series.labels, points: samples }));
  return { type: 'matrix', lines: lines.sort(byLabels) };
}

function byLabels(a: { labels: Labels }, b: { labels: Labels }): number {
  return signatureOf(a.labels) < signatureOf(b.labels) ? -1 : 1;
}
