import type { SyntaxNode } from '@lezer/common';
import type { Expr, Grouping, Matching } from './Expr';
import { readDuration, readNumber, readString } from './literals';
import { PromError, unsupported } from './PromError';
import { readSelector } from './readSelector';

type Binary = Extract<Expr, { kind: 'binary' }>;

/** The direct children of a node, without comments. */
function childrenOf(node: SyntaxNode): SyntaxNode[] {
  const children: SyntaxNode[] = [];
  for (let child = node.firstChild; child; child = child.nextSibling) {
    if (child.name !== 'LineComment') children.push(child);
  }
  return children;
}

/** @throws PromError execution for syntax that the sandbox leaves out. */
export function readExpr(node: SyntaxNode, text: string): Expr {
  const words = text.slice(node.from, node.to);
  const children = childrenOf(node);
  switch (node.name) {
    case 'NumberDurationLiteral':
      return { kind: 'number', value: readNumber(words) };
    case 'StringLiteral':
      return { kind: 'string', value: readString(words) };
    case 'ParenExpr':
      return readExpr(children[0], text);
    case 'VectorSelector':
      return readSelector(node, text);
    case 'MatrixSelector':
      return readRange(children, text);
    case 'OffsetExpr':
      return readOffset(children, text);
    case 'UnaryExpr': {
      const operand = readExpr(children[1], text);
      const isNegative = text[children[0].from] === '-';
      return isNegative ? { kind: 'negate', operand } : operand;
    }
    case 'FunctionCall':
      return {
        kind: 'call',
        name: text.slice(children[0].from, children[0].to),
        args: childrenOf(children[1]).map(child => readExpr(child, text)),
      };
    case 'AggregateExpr':
      return readAggregate(children, text);
    case 'BinaryExpr':
      return readBinary(children, text);
    default:
      throw unsupported(`${node.name} (${words})`);
  }
}

function durationOf(node: SyntaxNode, text: string): number {
  const words = text.slice(node.from, node.to);
  const duration = readDuration(words);
  if (duration === null) throw unsupported(`the duration ${words}`);
  return duration;
}

function readRange(children: SyntaxNode[], text: string): Expr {
  const selector = readExpr(children[0], text);
  if (selector.kind !== 'selector') throw unsupported('a range of this');
  const rangeMs = durationOf(children[1], text);
  if (rangeMs > 0) return { kind: 'range', selector, rangeMs };
  throw new PromError('bad_data', 'duration must be greater than 0');
}

function readOffset([child, , length]: SyntaxNode[], text: string): Expr {
  const offsetMs = durationOf(length, text);
  const shift = (expr: Expr): Expr => {
    if (expr.kind === 'selector') return { ...expr, offsetMs };
    if (expr.kind === 'negate') {
      return { ...expr, operand: shift(expr.operand) };
    }
    if (expr.kind === 'range') {
      return { ...expr, selector: { ...expr.selector, offsetMs } };
    }
    throw unsupported('offset on anything but a selector');
  };
  return shift(readExpr(child, text));
}

function readAggregate(children: SyntaxNode[], text: string): Expr {
  const [operator] = children;
  const modifier = children.find(child => child.name === 'AggregateModifier');
  const body = children.find(child => child.name === 'FunctionCallBody');
  const args = body ? childrenOf(body) : [];
  const name = text.slice(operator.from, operator.to).toLowerCase();
  if (args.length !== 1) throw unsupported(`${name} with a parameter`);
  return {
    kind: 'aggregate',
    operator: name,
    grouping: modifier
      ? readGrouping(modifier, text)
      : { without: false, labels: [] },
    operand: readExpr(args[0], text),
  };
}

function readGrouping(modifier: SyntaxNode, text: string): Grouping {
  const [word, labels] = childrenOf(modifier);
  return { without: word.name === 'Without', labels: labelsOf(labels, text) };
}

function labelsOf(node: SyntaxNode, text: string): string[] {
  return childrenOf(node).map(label => {
    const words = text.slice(label.from, label.to);
    return label.name === 'QuotedLabelName' ? readString(words) : words;
  });
}

function readBinary(children: SyntaxNode[], text: string): Expr {
  const [left, operator, ...rest] = children;
  const right = rest[rest.length - 1];
  const clause = rest.find(child => child.name === 'MatchingModifierClause');
  if (rest.some(child => child.name === 'FillModifier')) {
    throw unsupported('fill modifiers');
  }
  const expr: Binary = {
    kind: 'binary',
    operator: text.slice(operator.from, operator.to).toLowerCase(),
    left: readExpr(left, text),
    right: readExpr(right, text),
    bool: rest.some(child => child.name === 'BoolModifier'),
    matching: readMatching(clause, text),
  };
  return left.name === 'ParenExpr' ? expr : powerFirst(expr);
}

/** The grammar takes a sign before a power as part of its base; Prometheus does not. */
function powerFirst(expr: Binary): Expr {
  const { operator, left } = expr;
  if (operator !== '^') return expr;
  const base =
    left.kind === 'number' && left.value < 0
      ? { ...left, value: -left.value }
      : left.kind === 'negate' && left.operand;
  return base ? { kind: 'negate', operand: { ...expr, left: base } } : expr;
}

function readMatching(clause: SyntaxNode | undefined, text: string): Matching {
  if (!clause) return { on: false, labels: [], many: null, include: [] };
  const children = childrenOf(clause);
  const [labels, include] = children.filter(
    child => child.name === 'GroupingLabels',
  );
  const has = (name: string) => children.some(child => child.name === name);
  const side = has('GroupRight') ? 'right' : null;
  return {
    on: has('On'),
    labels: labels ? labelsOf(labels, text) : [],
    many: has('GroupLeft') ? 'left' : side,
    include: include ? labelsOf(include, text) : [],
  };
}
