import { identityOf } from './identity';
import type { NotifiedAlert, RuleAlert, Silence, Told } from './types';

/** One alert with all that the sources of its cluster say of it. */
export interface JoinedAlert {
  id: string;
  cluster: string;
  labels: Record<string, string>;
  annotations: Record<string, string>;
  rule: RuleAlert | null;
  /** One of each peer, merged: the newest word, silenced by whoever says so. */
  notified: NotifiedAlert | null;
  silences: Silence[];
  sources: string[];
  /** When it was last known to be true, null: now. */
  asOf: number | null;
}

/** Puts together what Prometheus and the Alertmanagers of one cluster say of the same alert. */
export function joinAlerts({
  cluster,
  rules,
  notified,
  silences,
}: Told): JoinedAlert[] {
  const byId = new Map<string, JoinedAlert>();
  const of = (labels: Record<string, string>) => {
    const id = identityOf(cluster, labels);
    const known = byId.get(id);
    if (known) return known;
    const fresh: JoinedAlert = {
      id,
      cluster,
      labels,
      annotations: {},
      rule: null,
      notified: null,
      silences: [],
      sources: [],
      asOf: 0,
    };
    byId.set(id, fresh);
    return fresh;
  };
  for (const rule of rules) {
    const alert = of(rule.labels);
    // Two replicas of one Prometheus: the one that has seen it longest.
    if (!alert.rule || rule.activeAt < alert.rule.activeAt) alert.rule = rule;
    alert.annotations = alert.rule?.annotations ?? {};
    addWitness(alert, rule);
  }
  for (const one of notified) {
    const alert = of(one.labels);
    alert.notified = alert.notified ? newest(alert.notified, one) : one;
    if (!alert.rule) alert.annotations = alert.notified.annotations;
    addWitness(alert, one);
  }
  for (const alert of byId.values()) {
    const ids = alert.notified?.silencedBy ?? [];
    alert.silences = ids.flatMap(
      id => silences.find(silence => silence.id === id) ?? [],
    );
  }
  return [...byId.values()];
}

function addWitness(
  alert: JoinedAlert,
  { source, asOf }: Pick<RuleAlert, 'source' | 'asOf'>,
): void {
  if (!alert.sources.includes(source)) alert.sources.push(source);
  const isPresent = asOf === null || alert.asOf === null;
  alert.asOf = isPresent ? null : Math.max(asOf, alert.asOf ?? 0);
}

/** Peers share silences with a delay: what one of them knows is true. */
function newest(a: NotifiedAlert, b: NotifiedAlert): NotifiedAlert {
  return {
    ...(b.updatedAt > a.updatedAt ? b : a),
    startsAt: Math.min(a.startsAt, b.startsAt),
    silencedBy: [...new Set([...a.silencedBy, ...b.silencedBy])],
    inhibitedBy: [...new Set([...a.inhibitedBy, ...b.inhibitedBy])],
  };
}
