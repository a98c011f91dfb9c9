import { isOtherAnswer } from '../../../domain/audit/rowOfAnswer';
import type { GatePoll } from '../../../domain/gates/poll';
import type { GatePollRow } from '../../tables';
import { toRow } from './toRow';

/** Flagger asks every ten seconds at most; who asks more often is not written down each time. */
const WRITE_EVERY_MS = 5_000;
/**
 * Whoever may read a Canary can ask in its name. What was asked first stays, so nobody can push out
 * what Flagger asks about.
 */
const MOST_CHECKSUMS = 16;

/**
 * What is to be done about a question, beside what its gate was asked before: nothing, since it is
 * kept already; only its time is to be written; or something is told otherwise than before, or the
 * release is another one. Refused is what is asked about beyond the number that is kept, and a yes that is
 * older than a no that was told: it must not be told either.
 */
export function judgePoll(
  known: GatePollRow[],
  poll: GatePoll,
): 'kept' | 'refused' | 'time' | 'otherwise' {
  const { checksum, key_id, release_id, answer, polled_at, decision_id } =
    toRow(poll);
  const same = known.find(other => other.checksum === checksum);
  const isOther = known.some(other => other.release_id !== release_id);
  if (!same) {
    if (isOther) return 'otherwise';
    const isOtherwise = isOtherAnswer(undefined, poll);
    if (known.length >= MOST_CHECKSUMS) {
      return isOtherwise && outOfPlace(known).length > 0
        ? 'otherwise'
        : 'refused';
    }
    return isOtherwise ? 'otherwise' : 'time';
  }
  const isSameRelease = same.release_id === release_id;
  const isSameAnswer = Boolean(same.answer) === answer;
  const before = Number(same.polled_at);
  // What another replica told since is the newer word.
  if (isSameRelease && before > Number(polled_at)) {
    return answer && !isSameAnswer ? 'refused' : 'kept';
  }
  if (!isSameRelease || !isSameAnswer || same.key_id !== key_id) {
    return 'otherwise';
  }
  // Whoever decided waits for the first answer that comes from it.
  const isFresh =
    before > Number(polled_at) - WRITE_EVERY_MS &&
    same.decision_id === decision_id;
  if (isFresh) return 'kept';
  return isOther ? 'otherwise' : 'time';
}

/** Of too many the one that goes for what is told otherwise: asked longest ago, and told no. */
export function outOfPlace(known: GatePollRow[]): GatePollRow[] {
  if (known.length < MOST_CHECKSUMS) return [];
  return known
    .filter(({ answer }) => !answer)
    .sort((a, b) => Number(a.polled_at) - Number(b.polled_at))
    .slice(0, 1);
}
