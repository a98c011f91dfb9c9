import type { Source } from '@rollouts/backstage-plugin-rollouts-common';
import { formatAge, Locale } from '../format/time';
import type { Words } from '../words';

/** "Alertmanager main". */
function nameOf({ kind, name }: Source): string {
  return `${kind.charAt(0).toUpperCase()}${kind.slice(1)} ${name}`;
}

/** What a reader of alerts must know about those who tell them, in sentences. */
export function sayAlertSources(
  sources: Source[],
  now: number,
  words: Words,
  locale: Locale,
): string[] {
  return sources.flatMap(source =>
    source.state === 'live'
      ? sayPeers(source, words)
      : [
          saySilence({ ...source, state: source.state }, now, words, locale),
        ],
  );
}

function saySilence(
  source: Source & { state: Exclude<Source['state'], 'live'> },
  now: number,
  words: Words,
  locale: Locale,
): string {
  const { state, lastSuccessAt, lastError } = source;
  const age =
    lastSuccessAt === null
      ? words('alerts.source.never')
      : words('alerts.source.age', {
          duration: formatAge(now - lastSuccessAt, locale),
        });
  const what = words(`alerts.source.${state}`, { source: nameOf(source) });
  return [`${what}.`, age, lastError?.message].filter(Boolean).join(' ');
}

function sayPeers(source: Source, words: Words): string[] {
  return source.feeds
    .filter(({ state }) => state === 'failing' || state === 'denied')
    .map(({ name, lastError }) => {
      const text = words('alerts.source.peer', {
        source: nameOf(source),
        peer: name,
      });
      return [`${text}.`, lastError?.message].filter(Boolean).join(' ');
    });
}

/** "Alertmanager main, Prometheus main". */
export function listSources(sources: Source[]): string {
  return sources.map(nameOf).join(', ');
}

/** Whether nothing that tells of alerts can be believed now. */
export function isBlind(sources: Source[]): boolean {
  return sources.length > 0 && sources.every(({ state }) => state !== 'live');
}
