import type {
  Rollout,
  Source,
} from '@rollouts/backstage-plugin-rollouts-common';
import { formatDuration, Locale } from '../format/time';
import type { Words } from '../words';

/** Ticks come a little late; only then is "late" said. */
const PATIENCE_MS = 15_000;

/** When the next check is expected; null when none is, or when nothing fresh is known. */
export function nextCheckAt(
  rollout: Rollout,
  source: Source | undefined,
): number | null {
  const fresh = source?.state === 'live';
  return fresh && rollout.goneAt === null ? rollout.nextCheckAt : null;
}

/** The countdown in words; the estimate is the server's, so is `now`. */
export function sayNextCheck(
  at: number,
  now: number,
  words: Words,
  locale: Locale,
): string {
  const left = at - now;
  if (left > 0) {
    const duration = formatDuration(Math.ceil(left / 1000) * 1000, locale);
    return words('next.in', { duration });
  }
  return left < -PATIENCE_MS
    ? words('next.late', { duration: formatDuration(-left, locale) })
    : words('next.due');
}
