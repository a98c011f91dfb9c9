import type { Clock } from '../clock/Clock';
import { fingerprintOf } from './fingerprint';
import { isInhibitedBy, receiversFor } from './routing';
import type { Silence } from './silences/Silence';
import { SilenceStore } from './silences/SilenceStore';

type Labels = Readonly<Record<string, string>>;

/** What Prometheus sends. Times are UTC milliseconds. */
export interface SentAlert {
  labels: Labels;
  annotations: Labels;
  startsAt: number;
  /** In the future while it fires. */
  endsAt: number;
  generatorURL: string;
}

/** An alert as a peer keeps it. */
export interface KeptAlert extends SentAlert {
  fingerprint: string;
  updatedAt: number;
}

/** With what the peer makes of it. */
export interface JudgedAlert extends KeptAlert {
  receivers: string[];
  silencedBy: string[];
  inhibitedBy: string[];
}

export interface AlertmanagerOptions {
  clock: Clock;
  /** Its name among its peers. */
  name: string;
  tellOthers: (silence: Silence) => void;
}

/** One peer. Alerts come from Prometheus to each of them; only silences are told from peer to peer. */
export class Alertmanager {
  readonly name: string;
  readonly silences: SilenceStore;
  readonly startedAt: number;
  readonly #clock: Clock;
  readonly #alerts = new Map<string, KeptAlert>();

  constructor({ clock, name, tellOthers }: AlertmanagerOptions) {
    this.name = name;
    this.#clock = clock;
    this.startedAt = clock.now();
    this.silences = new SilenceStore(clock, tellOthers);
  }

  /** Takes what Prometheus says, at a moment. */
  receive(alerts: SentAlert[], now: number): void {
    for (const alert of alerts) {
      const fingerprint = fingerprintOf(alert.labels);
      const known = this.#alerts.get(fingerprint);
      const goesOn = known && known.endsAt > alert.startsAt;
      const startsAt = goesOn
        ? Math.min(known.startsAt, alert.startsAt)
        : alert.startsAt;
      this.#alerts.set(fingerprint, {
        ...alert,
        startsAt,
        fingerprint,
        updatedAt: now,
      });
    }
  }

  /** What fires now; what has ended is forgotten, as there is no history. */
  alerts(): JudgedAlert[] {
    const now = this.#clock.now();
    for (const [fingerprint, { endsAt }] of this.#alerts) {
      if (endsAt <= now) this.#alerts.delete(fingerprint);
    }
    const firing = [...this.#alerts.values()];
    return firing.map(alert => ({
      ...alert,
      receivers: receiversFor(alert.labels),
      silencedBy: this.silences.silencing(alert.labels),
      inhibitedBy: firing
        .filter(other => isInhibitedBy(alert.labels, other.labels))
        .map(({ fingerprint }) => fingerprint),
    }));
  }
}
