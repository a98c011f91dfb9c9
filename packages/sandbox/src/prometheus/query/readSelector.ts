import type { SyntaxNode } from '@lezer/common';
import type { Matcher, MatchOperator, Selector } from './Expr';
import { readString } from './literals';
import { matcher } from './matcher';
import { PromError, unsupported } from './PromError';

/** @throws PromError bad_data when it would select everything there is. */
export function readSelector(node: SyntaxNode, text: string): Selector {
  const matchers: Matcher[] = [];
  const identifier = node.getChild('Identifier');
  if (identifier) {
    const name = text.slice(identifier.from, identifier.to);
    matchers.push(matcher('__name__', '=', name));
  }
  const braces = node.getChild('LabelMatchers');
  for (let child = braces?.firstChild; child; child = child.nextSibling) {
    matchers.push(readMatcher(child, text));
  }
  if (matchers.every(({ matches }) => matches(''))) {
    throw new PromError(
      'bad_data',
      'parse error: vector selector must contain at least one non-empty matcher',
    );
  }
  return { kind: 'selector', matchers, offsetMs: 0 };
}

function readMatcher(node: SyntaxNode, text: string): Matcher {
  const words = (name: string) => {
    const child = node.getChild(name);
    return child ? text.slice(child.from, child.to) : '';
  };
  switch (node.name) {
    case 'UnquotedLabelMatcher':
      return matcher(
        words('LabelName'),
        words('MatchOp') as MatchOperator,
        readString(words('StringLiteral')),
      );
    case 'QuotedLabelMatcher':
      return matcher(
        readString(words('QuotedLabelName')),
        words('MatchOp') as MatchOperator,
        readString(words('StringLiteral')),
      );
    case 'QuotedLabelName':
      return matcher(
        '__name__',
        '=',
        readString(text.slice(node.from, node.to)),
      );
    default:
      throw unsupported(`the matcher ${text.slice(node.from, node.to)}`);
  }
}
