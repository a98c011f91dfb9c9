/** A condition on a label, as Alertmanager's API writes it. */
export interface Matcher {
  name: string;
  value: string;
  isRegex: boolean;
  isEqual: boolean;
}

type Labels = Readonly<Record<string, string>>;

/** The matcher was not understood. */
export class MatcherError extends Error {}

const PATTERN = /^\s*([a-zA-Z_:][\w:]*)\s*(=~|!~|!=|=)\s*([^]*?)\s*$/;

/**
 * `name="value"` with one of four operators; quotes may be left out.
 *
 * @throws MatcherError
 */
export function parseMatcher(text: string): Matcher {
  const match = PATTERN.exec(text);
  if (!match) throw new MatcherError(`bad matcher format: ${text}`);
  const [, name, operator, raw] = match;
  const quoted = /^"((?:[^"\\]|\\.)*)"$/.exec(raw);
  if (!quoted && /["]/.test(raw)) {
    throw new MatcherError(
      `matcher value contains unescaped double quote: ${raw}`,
    );
  }
  const matcher = {
    name,
    value: quoted ? quoted[1].replace(/\\(["\\])/g, '$1') : raw,
    isRegex: operator.includes('~'),
    isEqual: !operator.startsWith('!'),
  };
  checkMatcher(matcher);
  return matcher;
}

/** @throws MatcherError when the regular expression cannot be read. */
export function checkMatcher({ value, isRegex }: Matcher): void {
  if (isRegex) anchored(value);
}

/** A label that is not there is empty. */
export function matches(
  { name, value, isRegex, isEqual }: Matcher,
  labels: Labels,
): boolean {
  const actual = labels[name] ?? '';
  const fits = isRegex ? anchored(value).test(actual) : actual === value;
  return fits === isEqual;
}

export const matchesAll = (matchers: Matcher[], labels: Labels): boolean =>
  matchers.every(matcher => matches(matcher, labels));

/** @throws MatcherError */
export function anchored(text: string): RegExp {
  try {
    return new RegExp(`^(?:${text})$`, 's');
  } catch {
    throw new MatcherError(`error parsing regexp: ${text}`);
  }
}
