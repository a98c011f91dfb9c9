import type { Look } from '../samples/Sampler';
import type { Span } from './Trouble';

/** One look a second, one that is given up after five, and some slack. */
const BLIND_MS = 6_000;

/**
 * What was wrong with how the portal answered: nothing is an answer only while the suite itself had
 * ended it, and nobody looking for a while would prove nothing.
 *
 * @param troubles in which it must have been looked at all the time
 * @param absences in which the suite had ended the portal
 */
export function judgeAnswers(
  looks: Array<Look<unknown>>,
  troubles: Span[],
  absences: Span[],
): string[] {
  const unanswered = looks.filter(
    look =>
      look.shown === null && !absences.some(absence => isWithin(look, absence)),
  );
  const [first] = unanswered;
  return [
    ...(first
      ? [`the portal did not answer ${unanswered.length} times: ${first.error}`]
      : []),
    ...troubles.flatMap(trouble => blind(looks, trouble)),
  ];
}

/** A look that had begun before the portal was ended fails with it. */
function isWithin({ askedAt, at }: Look<unknown>, { from, to }: Span): boolean {
  return askedAt <= to && at >= from;
}

function blind(looks: Array<Look<unknown>>, { from, to }: Span): string[] {
  const moments = looks
    .map(({ at }) => at)
    .filter(at => at >= from && at <= to);
  const longest = Math.max(
    ...[...moments, to].map((at, i) => at - (moments[i - 1] ?? from)),
  );
  return longest <= BLIND_MS
    ? []
    : [`nobody looked for ${Math.round(longest / 1_000)} s of the fault`];
}
