import type { Matching } from '../../query/Expr';
import { Element, signatureOf } from '../values';

/** What two elements have to have in common. */
export function keyFor({ on, labels: names }: Matching) {
  return ({ labels }: Element): string => {
    const chosen = Object.entries(labels).filter(
      ([name]) => names.includes(name) === on && (on || name !== '__name__'),
    );
    return signatureOf(Object.fromEntries(chosen));
  };
}
