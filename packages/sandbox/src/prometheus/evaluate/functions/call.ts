import type { Expr, Matcher } from '../../query/Expr';
import { unsupported } from '../../query/PromError';
import type { Context } from '../Context';
import {
  Element,
  elementsOf,
  scalarOf,
  Value,
  vector,
  withoutName,
} from '../values';
import { histogramQuantile } from './histogramQuantile';
import { labelReplace } from './labelReplace';
import { overRange } from './overRange';

type Call = Extract<Expr, { kind: 'call' }>;

interface Scope {
  now: number;
  context: Context;
  evaluate: (expr: Expr) => Value;
}

/** Calls a function of a checked expression. */
export function call({ name, args }: Call, scope: Scope): Value {
  const [first] = args;
  if (first?.kind === 'range') return callOnRange(name, first, scope);
  const values = args.map(scope.evaluate);
  const elements = values.flatMap(elementsOf);
  const numbers = values.filter(value => value.type === 'scalar').map(scalarOf);
  switch (name) {
    case 'time':
      return { type: 'scalar', value: scope.now / 1_000 };
    case 'vector':
      return vector([{ labels: {}, value: numbers[0] }]);
    case 'scalar':
      return {
        type: 'scalar',
        value: elements.length === 1 ? elements[0].value : NaN,
      };
    case 'absent':
      return vector(elements.length > 0 ? [] : [missing(first)]);
    case 'timestamp':
      return timestamps(first, scope);
    case 'histogram_quantile':
      return vector(histogramQuantile(numbers[0], elements));
    case 'label_replace':
      return vector(labelReplace(elements, values.slice(1).map(textOf)));
    default:
      return vector(
        elements.map(({ labels, value }) => ({
          labels: withoutName(labels),
          value: onNumber(name, value, numbers),
        })),
      );
  }
}

function textOf(value: Value): string {
  return value.type === 'string' ? value.value : '';
}

function onNumber(name: string, value: number, [a, b]: number[]): number {
  switch (name) {
    case 'abs':
      return Math.abs(value);
    case 'ceil':
      return Math.ceil(value);
    case 'floor':
      return Math.floor(value);
    case 'sqrt':
      return Math.sqrt(value);
    case 'exp':
      return Math.exp(value);
    case 'ln':
      return Math.log(value);
    case 'round':
      return Math.floor(value / (a ?? 1) + 0.5) * (a ?? 1);
    case 'clamp':
      return Math.max(a, Math.min(b, value));
    case 'clamp_min':
      return Math.max(a, value);
    case 'clamp_max':
      return Math.min(a, value);
    default:
      throw unsupported(`the function ${name}`);
  }
}

function callOnRange(
  name: string,
  { selector, rangeMs }: Extract<Expr, { kind: 'range' }>,
  { now, context }: Scope,
): Value {
  const found = context.range(selector, now, rangeMs);
  if (name === 'absent_over_time') {
    return vector(found.length > 0 ? [] : [missing(selector)]);
  }
  const end = now - selector.offsetMs;
  const elements = found.flatMap(({ series, samples }): Element[] => {
    const value = overRange(name, samples, end - rangeMs, end);
    if (value === null) return [];
    const keepsName = name === 'last_over_time';
    const { labels } = series;
    return [{ labels: keepsName ? labels : withoutName(labels), value }];
  });
  return vector(elements);
}

/** What is missing has the labels that were asked for by equality, each once. */
function missing(expr: Expr): Element {
  const matchers: Matcher[] = expr.kind === 'selector' ? expr.matchers : [];
  const labels = matchers
    .filter(({ label, operator }) => label !== '__name__' && operator === '=')
    .filter(
      ({ label }) =>
        matchers.filter(other => other.label === label).length === 1,
    )
    .map(({ label, value }) => [label, value]);
  return { labels: Object.fromEntries(labels), value: 1 };
}

/** When a plain selector's samples were scraped; of anything else, the moment itself. */
function timestamps(expr: Expr, { now, context, evaluate }: Scope): Value {
  const elements: Element[] =
    expr.kind === 'selector'
      ? context.latest(expr, now).map(({ series, at }) => ({
          labels: withoutName(series.labels),
          value: at / 1_000,
        }))
      : elementsOf(evaluate(expr)).map(({ labels }) => ({
          labels: withoutName(labels),
          value: now / 1_000,
        }));
  return vector(elements);
}
