import {
  formatAge,
  formatClock,
  formatDuration,
  formatExact,
} from '../../lib/format/time';
import { useNow } from './Clock';
import { useWords } from '../base/useWords';

const SECOND = 1000;
const MINUTE = 60 * SECOND;

/** "3 min ago", with the exact time on hover. */
export function Ago({ at }: { at: number }) {
  const { words, locale } = useWords();
  // The step of all ages on a page: else two of the same time would differ.
  const now = useNow(5 * SECOND);
  return (
    <time dateTime={new Date(at).toISOString()} title={formatExact(at, locale)}>
      {words('time.ago', { time: formatAge(now - at, locale) })}
    </time>
  );
}

/** The time of day, or day and time. */
export function ClockTime({ at }: { at: number }) {
  const { locale } = useWords();
  const now = useNow(MINUTE);
  return (
    <time dateTime={new Date(at).toISOString()} title={formatExact(at, locale)}>
      {formatClock(at, now, locale)}
    </time>
  );
}

/** How long something has been going on. */
export function Elapsed({ since }: { since: number }) {
  const { locale } = useWords();
  const now = useNow(SECOND);
  return <span>{formatDuration(now - since, locale)}</span>;
}
