import { identityOf } from './identity';
import type { NotifiedAlert, RuleAlert, Silence, Told } from './types';

/** What is remembered of who does not answer is worth nothing after this time. */
const FORGOTTEN_MS = 60 * 60_000;

/** What somebody said last, and whether that is not the present any more. */
interface Word {
  at: number;
  isOld: boolean;
}

export interface RulesWord extends Word {
  alerts: RuleAlert[];
  /** Of all rules that it evaluates, also of such that do not fire. */
  rules: string[];
}

export interface PeerWord extends Word {
  alertmanager: string;
  alerts: NotifiedAlert[];
  silences: Silence[];
}

/**
 * What is to be believed of all that was said about a cluster. Who does not answer is believed for a
 * while, with the age of its word, where nobody who answers could know: the peers of an Alertmanager
 * know of each other's alerts and silences, and a Prometheus knows whether its own rules fire.
 */
export function currentOf(
  cluster: string,
  said: { prometheus: RulesWord[]; peers: PeerWord[] },
  now: number,
): Told {
  const prometheus = said.prometheus.filter(isWorthIt(now));
  const peers = said.peers.filter(isWorthIt(now));
  const fresh = prometheus.filter(({ isOld }) => !isOld);
  const evaluated = new Set(fresh.flatMap(({ rules }) => rules));
  const firing = new Set(
    fresh.flatMap(({ alerts }) =>
      alerts.map(({ labels }) => identityOf(cluster, labels)),
    ),
  );
  const telling = peers.filter(peer => !peer.isOld || isAlone(peer, peers));
  const silences = telling.flatMap(peer => peer.silences);
  const isOver = ({ labels }: NotifiedAlert) =>
    evaluated.has(labels.alertname) && !firing.has(identityOf(cluster, labels));
  return {
    cluster,
    rules: prometheus.flatMap(word =>
      dated(word).filter(
        ({ asOf, labels }) => asOf === null || !evaluated.has(labels.alertname),
      ),
    ),
    notified: telling.flatMap(word =>
      word.isOld
        ? dated(word)
            .filter(alert => !isOver(alert))
            .map(alert => stillSilenced(alert, silences, now))
        : dated(word),
    ),
    silences,
  };
}

function isWorthIt(now: number) {
  return ({ isOld, at }: Word) => !isOld || now - at <= FORGOTTEN_MS;
}

/** No other peer of the same Alertmanager answers. */
function isAlone(peer: PeerWord, peers: PeerWord[]): boolean {
  return peers.every(
    ({ alertmanager, isOld }) => alertmanager !== peer.alertmanager || isOld,
  );
}

function dated<T extends { asOf: number | null }>({
  at,
  isOld,
  alerts,
}: Word & { alerts: T[] }): T[] {
  return isOld ? alerts.map(alert => ({ ...alert, asOf: at })) : alerts;
}

/** A silence ends also where nobody can tell. */
function stillSilenced(
  alert: NotifiedAlert,
  silences: Silence[],
  now: number,
): NotifiedAlert {
  const ended = silences.filter(({ endsAt }) => endsAt <= now);
  return {
    ...alert,
    silencedBy: alert.silencedBy.filter(
      id => !ended.some(silence => silence.id === id),
    ),
  };
}
