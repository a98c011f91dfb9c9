import type {
  Outcome,
  TimelineDetails,
  TimelineEntry,
} from '@rollouts/backstage-plugin-rollouts-common';
import { formatClock, formatDuration, Locale } from '../format/time';
import { roundPercent } from '../format/number';
import type { Tone } from '../rollout/status';
import { say, Words } from '../words';

export interface TimelineView {
  id: string;
  at: number;
  tone: Tone;
  title: string;
  /** Quoted from the cluster, or the explanation of a gap. */
  text: string | null;
  isGap: boolean;
  /** The first entry of its day: the date is written once. */
  startsDay: boolean;
  feeds: string | null;
}

/** The timeline in words, in the order in which it happened. */
export function toTimeline(
  entries: TimelineEntry[],
  words: Words,
  locale: Locale,
): TimelineView[] {
  let day = '';
  return entries.map(entry => {
    const date = dateOf(entry.at, locale);
    const startsDay = date !== day;
    day = date;
    return { ...toEntry(entry, words, locale), startsDay };
  });
}

/** The day of an entry, written out. */
export function dateOf(at: number, { language, zone }: Locale): string {
  return new Intl.DateTimeFormat(language, {
    timeZone: zone,
    dateStyle: 'medium',
  }).format(at);
}

function toEntry(
  { id, at, details, feeds }: TimelineEntry,
  words: Words,
  locale: Locale,
): Omit<TimelineView, 'startsDay'> {
  const names = feeds.map(feed => words(`feed.${feed}`)).join(', ');
  return {
    id,
    at,
    tone: toneOf(details),
    title: titleOf(details, words, locale),
    text: textOf(details, words, locale),
    isGap: details.kind === 'gap',
    feeds: names ? words('timeline.feeds', { feeds: names }) : null,
  };
}

function titleOf(
  details: TimelineDetails,
  words: Words,
  locale: Locale,
): string {
  switch (details.kind) {
    case 'opened':
      return words(
        details.observed ? 'timeline.opened' : 'timeline.opened.unobserved',
        { phase: details.phase },
      );
    case 'weight':
    case 'primary-weight':
      return words(`timeline.${details.kind}`, {
        value: roundPercent(details.value),
      });
    case 'gap': {
      const duration = formatDuration(details.to - details.from, locale);
      return words('timeline.gap', { duration });
    }
    case 'closed': {
      const outcome = words(`outcome.${details.outcome}`);
      return words('timeline.closed', { outcome });
    }
    default:
      return say(words, `timeline.${details.kind}`, { ...details });
  }
}

function textOf(
  details: TimelineDetails,
  words: Words,
  locale: Locale,
): string | null {
  switch (details.kind) {
    case 'check-failed':
    case 'message':
      return details.text;
    case 'closed':
      return details.cause.text ?? words(`cause.${details.cause.code}`);
    case 'gap':
      return words('timeline.gap.text', {
        from: formatClock(details.from, details.to, locale),
        to: formatClock(details.to, details.to, locale),
        reason: words(`gap.${details.reason}`),
      });
    default:
      return null;
  }
}

const tones: Partial<Record<TimelineDetails['kind'], Tone>> = {
  'check-failed': 'alert',
  'failed-checks-set': 'alert',
  'gate-waiting': 'waiting',
  'gate-passed': 'good',
  suspended: 'waiting',
  promoted: 'good',
  gap: 'unknown',
  message: 'idle',
  phase: 'idle',
};

const ends: Record<Outcome, Tone> = {
  succeeded: 'good',
  failed: 'bad',
  superseded: 'idle',
  unknown: 'unknown',
};

function toneOf(details: TimelineDetails): Tone {
  if (details.kind === 'closed') return ends[details.outcome];
  if (details.kind === 'message' && details.severity === 'warning') {
    return 'alert';
  }
  return tones[details.kind] ?? 'running';
}
