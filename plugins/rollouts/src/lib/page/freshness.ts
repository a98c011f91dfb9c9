import type {
  Rollout,
  Source,
  SourceFeed,
} from '@rollouts/backstage-plugin-rollouts-common';
import { formatAge, formatClock, formatDuration, Locale } from '../format/time';
import type { Tone } from '../rollout/status';
import { say, Words } from '../words';
import { clockNotices } from './clockNotice';

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

/** The backend calls nothing live that it has not heard for this long, and writes that down late. */
const ANSWER_GOOD_FOR_MS = 120_000;

/** Until when an answer can be believed that calls sources live: later the backend would not. */
export function believedUntil(sources: Source[]): number {
  const heard = sources
    .filter(({ state }) => state === 'live')
    .map(({ lastSuccessAt }) => lastSuccessAt ?? 0);
  return Math.min(...heard) + ANSWER_GOOD_FOR_MS;
}

/** The same source when the portal itself cannot be asked any more. */
export function asLastKnown(source: Source): Source {
  return source.state === 'live' ? { ...source, state: 'stale' } : source;
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
  if (state === 'live') {
    return [
      ...clockNotices(source, words, locale),
      ...feedNotices(source, source.feeds, now, words, locale),
    ];
  }
  const lastError = source.lastError ?? newestError(source.feeds);
  // What the whole source suffers from need not be said again of each kind.
  const others = source.feeds.filter(
    feed =>
      feed.state === 'denied' && feed.lastError?.message !== lastError?.message,
  );
  return [
    stateNotice({ ...source, state, lastError }, now, words, locale),
    ...feedNotices(source, others, now, words, locale),
  ];
}

function newestError(feeds: SourceFeed[]): SourceFeed['lastError'] {
  return feeds.reduce<SourceFeed['lastError']>(
    (newest, { lastError }) =>
      lastError && lastError.at >= (newest?.at ?? 0) ? lastError : newest,
    null,
  );
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

/** One notice for all kinds that fail for the same reason. */
function feedNotices(
  { name: cluster }: Source,
  feeds: SourceFeed[],
  now: number,
  words: Words,
  locale: Locale,
): SourceNotice[] {
  return (['denied', 'failing'] as const).flatMap(state =>
    byReason(feeds.filter(feed => feed.state === state)).map(group => ({
      id: `feed-${state} ${reasonOf(group[0])}`,
      severity: 'warning' as const,
      title: say(words, `state.feed.${state}`, {
        cluster,
        feed: group.map(({ name }) => name).join(', '),
      }),
      lines: sayError(newestError(group), now, words, locale),
    })),
  );
}

function byReason(feeds: SourceFeed[]): SourceFeed[][] {
  const groups = new Map<string, SourceFeed[]>();
  for (const feed of feeds) {
    const reason = reasonOf(feed);
    groups.set(reason, [...(groups.get(reason) ?? []), feed]);
  }
  return [...groups.values()];
}

/** The error without the kind's own name, which its address has in it. */
function reasonOf({ name, lastError }: SourceFeed): string {
  return lastError?.message.replaceAll(name, '') ?? '';
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
