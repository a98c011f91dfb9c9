import { parser } from '@prometheus-io/lezer-promql';
import type { Alert } from '@rollouts/backstage-plugin-rollouts-common';

type Threshold = NonNullable<Alert['threshold']>;

const OPERATORS: Record<string, Threshold['operator']> = {
  Gtr: '>',
  Gte: '>=',
  Lss: '<',
  Lte: '<=',
  Eql: '==',
  Neq: '!=',
};

/** More than this is not worth reading, and could be nested deeper than can be followed. */
const LONGEST = 4_000;

/**
 * The number that an alert's expression is compared with, where the whole of it is such a comparison.
 * Prometheus' own grammar reads it, so a `>` inside of a label or a sum is none.
 */
export function thresholdOf(expression: string): Threshold | null {
  if (expression.length > LONGEST) return null;
  const [top, ...others] = childrenOf(parser.parse(expression).topNode);
  return top && others.length === 0 ? comparisonIn(top, expression) : null;
}

function comparisonIn(node: Node, expression: string): Threshold | null {
  const parts = childrenOf(node);
  if (node.name === 'ParenExpr') return comparisonIn(parts[0], expression);
  if (node.name !== 'BinaryExpr') return null;
  const [left] = parts;
  // What is shown is the value of the left side.
  const isFiltered = parts.some(
    ({ name }) => name === 'And' || name === 'Unless',
  );
  if (isFiltered) return comparisonIn(left, expression);
  const operator = parts
    .map(({ name }) => OPERATORS[name])
    .find(found => found !== undefined);
  const right = parts.at(-1);
  if (!operator || !right) return null;
  const value = numberAt(right, expression);
  return value === null ? null : { operator, value };
}

type Node = ReturnType<typeof parser.parse>['topNode'];

function childrenOf(node: Node): Node[] {
  const children: Node[] = [];
  for (let child = node.firstChild; child; child = child.nextSibling) {
    children.push(child);
  }
  return children;
}

/** A literal, or a signed one. */
function numberAt({ name, from, to }: Node, expression: string): number | null {
  if (!['NumberDurationLiteral', 'UnaryExpr'].includes(name)) return null;
  const text = expression.slice(from, to).replace(/\s+/g, '');
  const value = Number(text);
  return text !== '' && Number.isFinite(value) ? value : null;
}
