import { parser } from '@prometheus-io/lezer-promql';
import type { Tree } from '@lezer/common';
import { checkTypes } from './checkTypes';
import type { Expr } from './Expr';
import { PromError } from './PromError';
import { readExpr } from './readExpr';

/** Queries come again and again; each is read once. */
const READ = new Map<string, Expr>();
const KEPT = 500;

/**
 * Reads a query.
 *
 * @throws PromError bad_data with line and column where the grammar or a type does not fit,
 *   execution for what the sandbox leaves out.
 */
export function parseQuery(text: string): Expr {
  const known = READ.get(text);
  if (known) return known;
  const tree = parser.parse(text);
  refuseErrors(tree, text);
  const root = tree.topNode.firstChild;
  if (!root) throw parseError(text, 0, 'no expression found in input');
  const expr = readExpr(root, text);
  checkTypes(expr);
  if (READ.size >= KEPT) READ.clear();
  READ.set(text, expr);
  return expr;
}

function refuseErrors(tree: Tree, text: string): void {
  if (text.trim() === '') {
    throw parseError(text, 0, 'no expression found in input');
  }
  tree.iterate({
    enter({ type, from, to }) {
      if (!type.isError) return;
      const found = text.slice(from, to).trim();
      throw parseError(
        text,
        from,
        found ? `unexpected "${found}"` : 'unexpected end of input',
      );
    },
  });
}

function parseError(text: string, at: number, what: string): PromError {
  const before = text.slice(0, at).split('\n');
  const column = before[before.length - 1].length + 1;
  return new PromError(
    'bad_data',
    `${before.length}:${column}: parse error: ${what}`,
  );
}
