import type { JudgedAlert } from '../Alertmanager';
import { anchored, Matcher, matchesAll, parseMatcher } from '../Matcher';

type Query = Record<string, unknown>;

/**
 * The alerts that a request asks for.
 *
 * @throws MatcherError for a filter or a receiver that is not understood.
 */
export function listAlerts(alerts: JudgedAlert[], query: Query): JudgedAlert[] {
  const wanted = matchersOf(query.filter);
  const receiver =
    typeof query.receiver === 'string' ? anchored(query.receiver) : null;
  return alerts
    .filter(({ labels }) => matchesAll(wanted, labels))
    .filter(
      ({ receivers }) =>
        !receiver || receivers.some(name => receiver.test(name)),
    )
    .filter(alert => isWanted(alert, query))
    .sort((a, b) => (a.fingerprint < b.fingerprint ? -1 : 1));
}

/** @throws MatcherError */
export function matchersOf(filter: unknown): Matcher[] {
  return [filter ?? []].flat().map(text => parseMatcher(String(text)));
}

/** Each state is wanted unless it is switched off. */
function isWanted(
  { silencedBy, inhibitedBy }: JudgedAlert,
  { active, silenced, inhibited }: Query,
): boolean {
  const isSilenced = silencedBy.length > 0;
  const isInhibited = inhibitedBy.length > 0;
  if (isSilenced && silenced === 'false') return false;
  if (isInhibited && inhibited === 'false') return false;
  return isSilenced || isInhibited || active !== 'false';
}
