import type { Expr } from './Expr';
import { PromError, unsupported } from './PromError';
import { aggregations, signatures, Type } from './signatures';

const SETS = ['and', 'or', 'unless'];
const COMPARISONS = ['==', '!=', '>', '<', '>=', '<='];
const ARITHMETIC = ['+', '-', '*', '/', '%', '^'];

type Call = Extract<Expr, { kind: 'call' }>;
type Binary = Extract<Expr, { kind: 'binary' }>;

export const isSetOperator = (operator: string) => SETS.includes(operator);
export const isComparison = (operator: string) =>
  COMPARISONS.includes(operator);

/**
 * Refuses before anything is evaluated what could never be.
 *
 * @returns what the expression answers.
 * @throws PromError
 */
export function checkTypes(expr: Expr): Type {
  switch (expr.kind) {
    case 'number':
      return 'scalar';
    case 'string':
      return 'string';
    case 'selector':
      return 'instant vector';
    case 'range':
      return 'range vector';
    case 'negate': {
      const type = checkTypes(expr.operand);
      if (type === 'scalar' || type === 'instant vector') return type;
      throw parseError(
        `unary expression only allowed on expressions of type scalar or instant vector, got "${type}"`,
      );
    }
    case 'aggregate': {
      if (!aggregations.includes(expr.operator)) {
        throw unsupported(`the aggregation ${expr.operator}`);
      }
      expectType(expr.operand, 'instant vector', 'aggregation expression');
      return 'instant vector';
    }
    case 'call':
      return checkCall(expr);
    default:
      return checkBinary(expr);
  }
}

function checkCall({ name, args }: Call): Type {
  const signature = signatures.get(name);
  if (!signature) throw unsupported(`the function ${name}`);
  const { args: wanted, optional, returns } = signature;
  if (args.length > wanted.length || args.length < wanted.length - optional) {
    throw parseError(
      `expected ${wanted.length} argument(s) in call to "${name}", got ${args.length}`,
    );
  }
  args.forEach((arg, index) =>
    expectType(arg, wanted[index], `call to function "${name}"`),
  );
  return returns;
}

function checkBinary({ operator, left, right, bool, matching }: Binary): Type {
  if (![...SETS, ...COMPARISONS, ...ARITHMETIC].includes(operator)) {
    throw unsupported(`the operator ${operator}`);
  }
  const types = [checkTypes(left), checkTypes(right)];
  if (types.some(type => type !== 'scalar' && type !== 'instant vector')) {
    throw parseError(
      'binary expression must contain only scalar and instant vector types',
    );
  }
  const scalars = types.filter(type => type === 'scalar').length;
  if (bool && !isComparison(operator)) {
    throw parseError('bool modifier can only be used on comparison operators');
  }
  if (scalars > 0 && isSetOperator(operator)) {
    throw parseError(
      `set operator "${operator}" not allowed in binary scalar expression`,
    );
  }
  if (scalars > 0 && (matching.on || matching.labels.length > 0)) {
    throw parseError('vector matching only allowed between instant vectors');
  }
  if (scalars === 2 && isComparison(operator) && !bool) {
    throw parseError('comparisons between scalars must use BOOL modifier');
  }
  return scalars === 2 ? 'scalar' : 'instant vector';
}

function expectType(expr: Expr, wanted: Type, where: string): void {
  const type = checkTypes(expr);
  if (type === wanted) return;
  throw parseError(`expected type ${wanted} in ${where}, got ${type}`);
}

function parseError(what: string): PromError {
  return new PromError('bad_data', `parse error: ${what}`);
}
