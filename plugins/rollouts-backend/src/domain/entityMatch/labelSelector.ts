/**
 * Whether labels satisfy a selector of equality terms (`a=b`, `a==b`, `a!=b`) and existence (`a`,
 * `!a`), joined by commas. Set terms are not supported: such a selector matches nothing.
 */
export function matchesSelector(
  selector: string,
  labels: Record<string, string>,
): boolean {
  const terms = selector.split(',').map(term => term.trim());
  if (terms.some(term => term === '' || /[\s()]/.test(term))) return false;
  return terms.every(term => matchesTerm(term, labels));
}

function matchesTerm(term: string, labels: Record<string, string>): boolean {
  const match = /^([^=!]+)(==|!=|=)([^=]*)$/.exec(term);
  if (!match) {
    return term.startsWith('!') ? !(term.slice(1) in labels) : term in labels;
  }
  const [, key, operator, value] = match;
  return operator === '!=' ? labels[key] !== value : labels[key] === value;
}
