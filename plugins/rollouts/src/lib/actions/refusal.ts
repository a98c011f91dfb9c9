import {
  Refusal,
  refusalCodes,
  verbs,
} from '@rollouts/backstage-plugin-rollouts-common';
import { formatDuration, formatExact, Locale } from '../format/time';
import { say, Words } from '../words';

/** Why an action is not offered or was refused, in words. */
export function sayRefusal(
  { code, params, instead }: Refusal,
  words: Words,
  locale: Locale,
): string {
  const { ageMs, verb, by, until } = params;
  const known = verbs.find(candidate => candidate === verb);
  const reason = say(words, `refusal.${code}`, {
    ...params,
    age: typeof ageMs === 'number' ? formatDuration(ageMs, locale) : null,
    until: typeof until === 'number' ? formatExact(until, locale) : null,
    by: typeof by === 'string' ? by.replace(/^[^/]*\//, '') : by,
    verb: known ? words(`action.${known}`) : verb,
  });
  return instead
    ? `${reason} ${words('refusal.instead', {
        verb: words(`action.${instead}`),
      })}`
    : reason;
}

/** The code by which the portal refused a request; null: it gave none that is known here. */
export function refusalIn(error: unknown): Refusal | null {
  // A ResponseError wraps what the backend answered.
  const { cause } = (error ?? {}) as { cause?: { refusal?: Refusal } };
  const refusal = cause?.refusal;
  const isKnown = refusalCodes.some(code => code === refusal?.code);
  return refusal && isKnown ? refusal : null;
}
