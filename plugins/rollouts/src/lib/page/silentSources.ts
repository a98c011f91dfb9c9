import type {
  Source,
  SourceFeed,
} from '@rollouts/backstage-plugin-rollouts-common';
import { formatAge, Locale } from '../format/time';
import type { Words } from '../words';

/** "Alertmanager main". */
function nameOf({ kind, name }: Source): string {
  return `${kind.charAt(0).toUpperCase()}${kind.slice(1)} ${name}`;
}

/** What is read: its absence has another consequence. */
export type SourceSubject = 'alerts' | 'analysis';

/** Those who should tell and do not, with the age of what they said last, in sentences. */
export function saySilentSources(
  subject: SourceSubject,
  sources: Source[],
  now: number,
  words: Words,
  locale: Locale,
): string[] {
  return sources.flatMap(source =>
    source.state === 'live'
      ? [
          ...sayPeers(source, now, words, locale),
          // What is missing is alerts; each metric says itself when it is partial.
          ...(subject === 'alerts' ? sayParts(source, words) : []),
        ]
      : [
          saySilence(
            subject,
            { ...source, state: source.state },
            now,
            words,
            locale,
          ),
        ],
  );
}

function saySilence(
  subject: SourceSubject,
  source: Source & { state: Exclude<Source['state'], 'live'> },
  now: number,
  words: Words,
  locale: Locale,
): string {
  const { state, lastSuccessAt, lastError } = source;
  // Who was not asked yet has not failed to answer.
  const never = state === 'connecting' ? 'unasked' : 'never';
  const age =
    lastSuccessAt === null
      ? words(`${subject}.source.${never}`)
      : words(`${subject}.source.age`, {
          duration: formatAge(now - lastSuccessAt, locale),
        });
  const what = words(`source.silent.${state}`, { source: nameOf(source) });
  return [`${what}.`, age, lastError?.message].filter(Boolean).join(' ');
}

function sayPeers(
  source: Source,
  now: number,
  words: Words,
  locale: Locale,
): string[] {
  return source.feeds
    .filter(({ state }) => state === 'failing' || state === 'denied')
    .map(({ name, lastError, lastSuccessAt }) => {
      const text = words('source.silent.peer', {
        source: nameOf(source),
        peer: name,
      });
      const age =
        lastSuccessAt === null
          ? words('source.silent.peer.never')
          : words('source.silent.peer.age', {
              duration: formatAge(now - lastSuccessAt, locale),
            });
      return [`${text}.`, age, lastError?.message].filter(Boolean).join(' ');
    });
}

function sayParts(source: Source, words: Words): string[] {
  const text = words('source.silent.partly', { source: nameOf(source) });
  return source.feeds
    .filter(isPartial)
    .map(({ lastError }) => `${text}. ${lastError?.message}`);
}

/** An older error is over. */
function isPartial({ state, lastSuccessAt, lastError }: SourceFeed): boolean {
  return (
    state === 'live' && lastError !== null && lastError.at === lastSuccessAt
  );
}

/** "Alertmanager main, Prometheus main": those that answer; all of them when none does. */
export function listSources(sources: Source[]): string {
  const answering = sources.filter(({ state }) => state === 'live');
  return (isBlind(sources) ? sources : answering).map(nameOf).join(', ');
}

/** Whether nothing that tells of alerts can be believed now. */
export function isBlind(sources: Source[]): boolean {
  return sources.length > 0 && sources.every(({ state }) => state !== 'live');
}
