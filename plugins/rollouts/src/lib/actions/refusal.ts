import { Refusal, verbs } from '@rollouts/backstage-plugin-rollouts-common';
import { formatDuration, Locale } from '../format/time';
import { say, Words } from '../words';

/** Why an action is not offered or was refused, in words. */
export function sayRefusal(
  { code, params }: Refusal,
  words: Words,
  locale: Locale,
): string {
  const { ageMs, verb, by } = params;
  const known = verbs.find(candidate => candidate === verb);
  return say(words, `refusal.${code}`, {
    ...params,
    age: typeof ageMs === 'number' ? formatDuration(ageMs, locale) : null,
    by: typeof by === 'string' ? by.replace(/^[^/]*\//, '') : by,
    verb: known ? words(`action.${known}`) : verb,
  });
}
