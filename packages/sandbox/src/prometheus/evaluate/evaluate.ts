import type { Expr, Selector } from '../query/Expr';
import { PromError } from '../query/PromError';
import { aggregate } from './aggregate';
import { binary } from './binary/binary';
import type { Context } from './Context';
import { call } from './functions/call';
import {
  Element,
  elementsOf,
  scalarOf,
  Value,
  vector,
  withoutName,
} from './values';

/**
 * What a checked expression answers at a moment.
 *
 * @throws PromError execution when the answer would be ambiguous.
 */
export function evaluate(expr: Expr, now: number, context: Context): Value {
  const inner = (child: Expr) => evaluate(child, now, context);
  switch (expr.kind) {
    case 'number':
      return { type: 'scalar', value: expr.value };
    case 'string':
      return { type: 'string', value: expr.value };
    case 'selector':
      return vector(select(expr, now, context));
    case 'negate':
      return negate(inner(expr.operand));
    case 'call':
      return call(expr, { now, context, evaluate: inner });
    case 'aggregate':
      return vector(
        aggregate(
          expr.operator,
          expr.grouping,
          elementsOf(inner(expr.operand)),
        ),
      );
    case 'binary':
      return binary(expr, inner(expr.left), inner(expr.right));
    default:
      throw new PromError('execution', 'a range vector has no value by itself');
  }
}

function select(selector: Selector, now: number, context: Context): Element[] {
  return context
    .latest(selector, now)
    .map(({ series, value }) => ({ labels: series.labels, value }));
}

function negate(value: Value): Value {
  if (value.type !== 'vector') {
    return { type: 'scalar', value: -scalarOf(value) };
  }
  return vector(
    value.elements.map(element => ({
      labels: withoutName(element.labels),
      value: -element.value,
    })),
  );
}
