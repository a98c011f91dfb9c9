import type { Matching } from '../../query/Expr';
import { keyFor } from './keyFor';
import type { Element } from '../values';

/** `and`, `or` and `unless`: labels decide, values do not. */
export function combineSets(
  operator: string,
  left: Element[],
  right: Element[],
  matching: Matching,
): Element[] {
  const keyOf = keyFor(matching);
  if (operator === 'or') {
    const known = new Set(left.map(keyOf));
    return [...left, ...right.filter(element => !known.has(keyOf(element)))];
  }
  const others = new Set(right.map(keyOf));
  return left.filter(
    element => others.has(keyOf(element)) === (operator === 'and'),
  );
}
