import type { Matcher, MatchOperator } from './Expr';
import { PromError } from './PromError';

/**
 * A condition on a label. A label that is not there is empty.
 *
 * @throws PromError bad_data when the regular expression cannot be read.
 */
export function matcher(
  label: string,
  operator: MatchOperator,
  value: string,
): Matcher {
  return { label, operator, value, matches: test(operator, value) };
}

function test(operator: MatchOperator, wanted: string) {
  switch (operator) {
    case '=':
      return (value: string) => value === wanted;
    case '!=':
      return (value: string) => value !== wanted;
    default: {
      const pattern = anchored(wanted);
      return (value: string) => pattern.test(value) === (operator === '=~');
    }
  }
}

/**
 * The whole value must match. What the real one's engine knows and JavaScript does not is refused,
 * except for the flags at the beginning that both have.
 */
export function anchored(text: string): RegExp {
  const [, flags = '', pattern] = /^(?:\(\?([ims]+)\))?([^]*)$/.exec(text) ?? [
    '',
    '',
    text,
  ];
  try {
    return new RegExp(`^(?:${pattern})$`, [...new Set(`${flags}s`)].join(''));
  } catch {
    throw new PromError(
      'bad_data',
      `error parsing regexp: ${text} is not understood`,
    );
  }
}
