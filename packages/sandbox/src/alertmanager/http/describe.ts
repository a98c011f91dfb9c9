import { sortedLabels } from '../../prometheus/evaluate/values';
import type { JudgedAlert } from '../Alertmanager';
import { Silence, stateOf } from '../silences/Silence';

const iso = (at: number) => new Date(at).toISOString();

/** An alert as the API writes it. */
export function describeAlert({
  startsAt,
  endsAt,
  updatedAt,
  receivers,
  silencedBy,
  inhibitedBy,
  ...alert
}: JudgedAlert) {
  const isSuppressed = silencedBy.length + inhibitedBy.length > 0;
  return {
    ...alert,
    labels: sortedLabels(alert.labels),
    startsAt: iso(startsAt),
    endsAt: iso(endsAt),
    updatedAt: iso(updatedAt),
    receivers: receivers.map(name => ({ name })),
    status: {
      state: isSuppressed ? 'suppressed' : 'active',
      silencedBy,
      inhibitedBy,
      mutedBy: [],
    },
  };
}

/** A silence as the API writes it. */
export function describeSilence(silence: Silence, now: number) {
  return {
    ...silence,
    startsAt: iso(silence.startsAt),
    endsAt: iso(silence.endsAt),
    updatedAt: iso(silence.updatedAt),
    status: { state: stateOf(silence, now) },
  };
}
