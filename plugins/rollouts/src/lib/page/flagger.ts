import type {
  Flagger,
  FlaggerSighting,
  Source,
} from '@rollouts/backstage-plugin-rollouts-common';
import { formatAge, Locale } from '../format/time';
import { say, Words } from '../words';
import type { SourceNotice } from './freshness';

/** What is known of the Flagger of a cluster, in sentences: the version first, then what is wrong. */
export function sayFlagger(
  { flagger }: Pick<Source, 'flagger'>,
  now: number,
  words: Words,
  locale: Locale,
): string[] {
  if (!flagger) return [];
  return [
    ...sayVersion(flagger, now, words, locale),
    ...sayDifference(flagger, words),
    ...(flagger.presence === 'unseen' ? [words('flagger.unseen.text')] : []),
    ...sayTrouble(flagger, words),
  ];
}

/** What everybody must know who reads about a rollout there. */
export function toFlaggerNotices(
  { flagger, name: cluster, state }: Source,
  words: Words,
): SourceNotice[] {
  // Of a cluster that is not read, everything is old; that is said already.
  if (!flagger || state !== 'live') return [];
  const { support, version, presence } = flagger;
  if (presence === 'unseen') {
    const title = words('flagger.unseen.title', { cluster });
    const lines = [words('flagger.unseen.text')];
    return [{ id: 'flagger', severity: 'info', title, lines }];
  }
  if (support !== 'older' && support !== 'newer') return [];
  const title = words(`flagger.${support}.title`, { version, cluster });
  const lines = [words(`flagger.${support}`)];
  return [{ id: 'flagger', severity: 'info', title, lines }];
}

function sayVersion(
  flagger: Flagger,
  now: number,
  words: Words,
  locale: Locale,
): string[] {
  const { version, from, support } = flagger;
  if (version === null || from === null) return [words('flagger.unknown')];
  const { state, readAt } = flagger[from];
  const isOld = state !== 'read' && readAt !== null;
  return [
    words(`flagger.${from}`, { version }),
    ...(isOld
      ? [words('flagger.age', { duration: formatAge(now - readAt, locale) })]
      : []),
    ...(support === 'known' ? [] : [words(`flagger.${support}`)]),
  ];
}

/** An upgrade that hangs shows in what the two sources tell. */
function sayDifference(flagger: Flagger, words: Words): string[] {
  const running = versionsOf(flagger.process);
  const wanted = versionsOf(flagger.deployment);
  const several = [running, wanted].find(({ length }) => length > 1);
  if (several)
    return [words('flagger.several', { versions: several.join(', ') })];
  const [version] = wanted;
  const differs =
    flagger.from === 'process' && version && version !== running[0];
  return differs ? [words('flagger.differs', { version })] : [];
}

/** Without the `v` that tags may have. */
function versionsOf({ found }: FlaggerSighting): string[] {
  const versions = found.flatMap(({ version }) => version ?? []);
  return [...new Set(versions.map(version => version.replace(/^v/, '')))];
}

function sayTrouble({ process, deployment }: Flagger, words: Words): string[] {
  const { error } = deployment;
  const isTold = process.state === 'read' && process.found.length > 0;
  return [
    ...(process.state === 'failing'
      ? [say(words, 'flagger.process.failing', { error: process.error })]
      : []),
    // Whoever hears the process needs nothing else.
    ...(deployment.state === 'denied' && !isTold
      ? [say(words, 'flagger.deployment.denied', { error })]
      : []),
    ...(deployment.state === 'failing'
      ? [say(words, 'flagger.deployment.failing', { error })]
      : []),
  ];
}
