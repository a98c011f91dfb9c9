import type { Expr } from '../../query/Expr';
import { isComparison, isSetOperator } from '../../query/checkTypes';
import { matchVectors } from './matchVectors';
import { combineSets } from './combineSets';
import { operate } from './operate';
import { Element, scalarOf, Value, vector, withoutName } from '../values';

type Binary = Extract<Expr, { kind: 'binary' }>;

/** Two operands made one. */
export function binary(expr: Binary, left: Value, right: Value): Value {
  if (left.type === 'vector' && right.type === 'vector') {
    const elements = isSetOperator(expr.operator)
      ? combineSets(expr.operator, left.elements, right.elements, expr.matching)
      : matchVectors(expr, left.elements, right.elements);
    return { type: 'vector', elements };
  }
  const a = scalarOf(left);
  const b = scalarOf(right);
  if (left.type === 'vector') {
    return withScalar(expr, left.elements, value => [value, b]);
  }
  if (right.type === 'vector') {
    return withScalar(expr, right.elements, value => [a, value]);
  }
  return { type: 'scalar', value: operate(expr.operator, a, b) };
}

/** A comparison without `bool` leaves elements as they are, or out. */
function withScalar(
  { operator, bool }: Binary,
  elements: Element[],
  sides: (value: number) => [number, number],
): Value {
  const filters = isComparison(operator) && !bool;
  const answered = elements.flatMap(element => {
    const value = operate(operator, ...sides(element.value));
    if (filters) return value ? [element] : [];
    return [{ labels: withoutName(element.labels), value }];
  });
  return vector(answered);
}
