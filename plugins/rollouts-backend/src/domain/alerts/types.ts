/** An alert as a Prometheus tells it: also before it fires. */
export interface RuleAlert {
  labels: Record<string, string>;
  annotations: Record<string, string>;
  state: 'pending' | 'firing';
  /** Since when the condition holds, UTC ms. */
  activeAt: number;
  value: number | null;
  /** The rule's expression, null when no rule was told. */
  expression: string | null;
  /** Id of the source. */
  source: string;
  /** When it was told, where that is not now: who told it does not answer any more. */
  asOf: number | null;
}

/** An alert as an Alertmanager tells it: with the labels that Prometheus adds on the way. */
export interface NotifiedAlert {
  fingerprint: string;
  labels: Record<string, string>;
  annotations: Record<string, string>;
  startsAt: number;
  updatedAt: number;
  silencedBy: string[];
  inhibitedBy: string[];
  source: string;
  /** As of a rule's alert. */
  asOf: number | null;
}

export interface Silence {
  id: string;
  createdBy: string;
  comment: string;
  endsAt: number;
}

/** What the sources of one cluster told. */
export interface Told {
  cluster: string;
  rules: RuleAlert[];
  notified: NotifiedAlert[];
  silences: Silence[];
}
