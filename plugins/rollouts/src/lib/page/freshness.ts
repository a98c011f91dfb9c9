import type {
  Rollout,
  Source,
} from '@rollouts/backstage-plugin-rollouts-common';
import { formatAge, formatClock, formatDuration, Locale } from '../format/time';
import type { Tone } from '../rollout/status';
import { say, Words } from '../words';

/** The source that a rollout was read from; undefined: it is not configured any more. */
export function sourceOf(
  rollout: Rollout,
  sources: Source[],
): Source | undefined {
  return sources.find(
    ({ kind, name }) => kind === 'cluster' && name === rollout.cluster,
  );
}

/**
 * When what is known of a rollout was last true; null: it is true now. After that time nothing that
 * "has been going on for" may be counted on.
 */
export function knownUntil(
  { goneAt, observedAt }: Rollout,
  source: Source | undefined,
): number | null {
  if (goneAt !== null) return goneAt;
  if (source?.state === 'live') return null;
  return source?.lastSuccessAt ?? observedAt;
}

/** How fresh a cluster is, in a few words. */
export function sayFreshness(
  source: Source | undefined,
  now: number,
  words: Words,
  locale: Locale,
): { tone: Tone; text: string } {
  if (!source) return { tone: 'unknown', text: words('source.missing') };
  const { state, lastSuccessAt } = source;
  const duration =
    lastSuccessAt === null ? null : formatAge(now - lastSuccessAt, locale);
  if (state === 'connecting' || duration === null) {
    return state === 'down'
      ? { tone: 'bad', text: words('source.down.never') }
      : { tone: 'waiting', text: words('source.connecting') };
  }
  const tone = { live: 'good', stale: 'alert', down: 'bad' } as const;
  return { tone: tone[state], text: words(`source.${state}`, { duration }) };
}

export interface SourceNotice {
  id: string;
  severity: 'danger' | 'warning' | 'info';
  title: string;
  lines: string[];
}

/** What the reader must know about a source before believing what it says. */
export function toSourceNotices(
  cluster: string,
  source: Source | undefined,
  now: number,
  words: Words,
  locale: Locale,
): SourceNotice[] {
  if (!source) {
    const title = words('state.no-source.title', { cluster });
    return [{ id: 'missing', severity: 'warning', title, lines: [] }];
  }
  const { state } = source;
  const whole =
    state === 'live'
      ? []
      : [stateNotice({ ...source, state }, now, words, locale)];
  return [...whole, ...feedNotices(source, now, words, locale)];
}

function stateNotice(
  source: Source & { state: Exclude<Source['state'], 'live'> },
  now: number,
  words: Words,
  locale: Locale,
): SourceNotice {
  const { state, lastSuccessAt: at, name: cluster } = source;
  const duration = at === null ? null : formatDuration(now - at, locale);
  const asOf =
    at === null
      ? words('state.as-of.never')
      : words('state.as-of', { time: formatClock(at, now, locale), duration });
  const key = state === 'stale' && duration === null ? 'down' : state;
  return {
    id: state,
    severity: state === 'connecting' ? 'info' : 'warning',
    title: words(`state.${key}.title`, { cluster, duration }),
    lines: [asOf, ...sayError(source.lastError, now, words, locale)],
  };
}

function feedNotices(
  source: Source,
  now: number,
  words: Words,
  locale: Locale,
): SourceNotice[] {
  return source.feeds.flatMap(feed =>
    feed.state === 'denied' || feed.state === 'failing'
      ? {
          id: `feed-${feed.name}`,
          severity: 'warning' as const,
          title: say(words, `state.feed.${feed.state}`, {
            cluster: source.name,
            feed: feed.name,
          }),
          lines: sayError(feed.lastError, now, words, locale),
        }
      : [],
  );
}

function sayError(
  error: Source['lastError'],
  now: number,
  words: Words,
  locale: Locale,
): string[] {
  if (!error) return [];
  const { at, message } = error;
  return [
    words('state.error', { time: formatClock(at, now, locale), message }),
  ];
}
