import { isComparison } from '../../query/checkTypes';
import type { Expr, Matching } from '../../query/Expr';
import { PromError } from '../../query/PromError';
import { keyFor } from './keyFor';
import { operate } from './operate';
import {
  Element,
  Labels,
  onlyLabels,
  signatureOf,
  withoutLabels,
  withoutName,
} from '../values';

type Binary = Extract<Expr, { kind: 'binary' }>;

/**
 * Pairs the elements of two vectors and operates on each pair.
 *
 * @throws PromError execution when it is not clear which belong together.
 */
export function matchVectors(
  expr: Binary,
  left: Element[],
  right: Element[],
): Element[] {
  const { matching } = expr;
  const swapped = matching.many === 'right';
  const [many, one] = swapped ? [right, left] : [left, right];
  const keyOf = keyFor(matching);
  const single = new Map<string, Element>();
  for (const element of one) {
    const key = keyOf(element);
    if (single.has(key)) {
      throw ambiguous(
        `found duplicate series for the match group on the ${
          swapped ? 'left' : 'right'
        } side of the operation; many-to-many matching not allowed: matching labels must be unique on one side`,
      );
    }
    single.set(key, element);
  }
  const seen = new Set<string>();
  return many.flatMap(element => {
    const key = keyOf(element);
    const partner = single.get(key);
    if (!partner) return [];
    const [a, b] = swapped ? [partner, element] : [element, partner];
    const answer = pair(expr, a, b);
    if (answer === null) return [];
    const labels = labelsFor(expr, element, partner);
    const identity = matching.many ? signatureOf(labels) : key;
    if (seen.has(identity)) {
      throw ambiguous(
        'multiple matches for labels: many-to-one matching must be explicit (group_left/group_right)',
      );
    }
    seen.add(identity);
    return [{ labels, value: answer }];
  });
}

function pair({ operator, bool }: Binary, a: Element, b: Element) {
  const value = operate(operator, a.value, b.value);
  if (!isComparison(operator) || bool) return value;
  return value ? a.value : null;
}

function labelsFor(
  { operator, bool, matching }: Binary,
  element: Element,
  partner: Element,
): Labels {
  const keepsName = isComparison(operator) && !bool;
  const labels = keepsName ? element.labels : withoutName(element.labels);
  if (matching.many) return withIncluded(labels, partner.labels, matching);
  return matching.on
    ? onlyLabels(labels, matching.labels)
    : withoutLabels(labels, matching.labels);
}

function withIncluded(
  labels: Labels,
  partner: Labels,
  { include }: Matching,
): Labels {
  return {
    ...withoutLabels(labels, include),
    ...onlyLabels(partner, include),
  };
}

function ambiguous(message: string): PromError {
  return new PromError('execution', message);
}
