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
    };
    byId.set(id, fresh);
    return fresh;
  };
  for (const rule of rules) {
    const alert = of(rule.labels);
    // Two replicas of one Prometheus: the one that has seen it longest.
    if (!alert.rule || rule.activeAt < alert.rule.activeAt) alert.rule = rule;
    alert.annotations = alert.rule?.annotations ?? {};
    addSource(alert, rule.source);
  }
  for (const one of notified) {
    const alert = of(one.labels);
    alert.notified = alert.notified ? newest(alert.notified, one) : one;
    if (!alert.rule) alert.annotations = alert.notified.annotations;
    addSource(alert, one.source);
  }
  for (const alert of byId.values()) {
    const ids = alert.notified?.silencedBy ?? [];
    alert.silences = ids.flatMap(
      id => silences.find(silence => silence.id === id) ?? [],
    );
  }
  return [...byId.values()];
}

function addSource(alert: JoinedAlert, source: string): void {
  if (!alert.sources.includes(source)) alert.sources.push(source);
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
