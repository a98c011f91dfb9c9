import { Labels, signatureOf, withoutName } from '../evaluate/values';
import type { Prometheus } from '../Prometheus';
import { PromError, unsupported } from '../query/PromError';
import type { RuleSpec } from './readRules';
import { renderTexts } from './template/renderTexts';

/** An alert that a rule has found. Times are UTC milliseconds. */
export interface ActiveAlert {
  labels: Labels;
  annotations: Labels;
  state: 'pending' | 'firing';
  value: number;
  /** When the expression became true. */
  activeAt: number;
  /** When it had been true for long enough. */
  firedAt: number | null;
  /** When it was last true. */
  lastTrueAt: number;
}

/** An alert that has just ended after it had fired. */
export interface ResolvedAlert extends ActiveAlert {
  resolvedAt: number;
}

/** One rule with what it has found so far. */
export class AlertRule {
  readonly spec: RuleSpec;
  health: 'unknown' | 'ok' | 'err' = 'unknown';
  lastError = '';
  lastEvaluation = 0;
  readonly #active = new Map<string, ActiveAlert>();

  constructor(spec: RuleSpec) {
    this.spec = spec;
  }

  get active(): ActiveAlert[] {
    return [...this.#active.values()];
  }

  get state(): 'inactive' | 'pending' | 'firing' {
    if (this.active.some(({ state }) => state === 'firing')) return 'firing';
    return this.#active.size > 0 ? 'pending' : 'inactive';
  }

  /**
   * Looks once. A rule that cannot be evaluated keeps what it has found before.
   *
   * @returns what has ended.
   */
  evaluate(prometheus: Prometheus, now: number): ResolvedAlert[] {
    this.lastEvaluation = now;
    try {
      const found = this.#find(prometheus, now);
      refuseEqual(found.map(([key]) => key));
      this.health = 'ok';
      this.lastError = '';
      found.forEach(([key, alert]) => this.#note(key, alert, now));
      return this.#drop(new Set(found.map(([key]) => key)), now);
    } catch (error) {
      if (!(error instanceof PromError)) throw error;
      this.health = 'err';
      this.lastError = error.message;
      return [];
    }
  }

  #find(prometheus: Prometheus, now: number) {
    const { alert, expr, labels, annotations } = this.spec;
    if (alert === undefined) throw unsupported('recording rules');
    const answer = prometheus.query(expr, now);
    const scalar = answer.type === 'scalar' ? [answer] : [];
    const elements =
      answer.type === 'vector'
        ? answer.elements
        : scalar.map(({ value }) => ({ labels: {}, value }));
    return elements.map((element): [string, Found] => {
      const own = withoutName(element.labels);
      const about = { labels: own, value: element.value };
      const all = withoutEmpty({
        ...own,
        ...renderTexts(labels, about),
        alertname: alert,
      });
      return [
        signatureOf(all),
        {
          labels: all,
          annotations: renderTexts(annotations, about),
          value: element.value,
        },
      ];
    });
  }

  #note(key: string, found: Found, now: number): void {
    const known = this.#active.get(key);
    const activeAt = known?.activeAt ?? now;
    const fires = now - activeAt >= this.spec.for;
    this.#active.set(key, {
      ...found,
      activeAt,
      state: fires ? 'firing' : 'pending',
      firedAt: fires ? known?.firedAt ?? now : null,
      lastTrueAt: now,
    });
  }

  #drop(found: Set<string>, now: number): ResolvedAlert[] {
    const resolved: ResolvedAlert[] = [];
    for (const [key, alert] of this.#active) {
      const fires = alert.state === 'firing';
      const kept = fires && now - alert.lastTrueAt < this.spec.keep_firing_for;
      if (found.has(key) || kept) continue;
      this.#active.delete(key);
      if (fires) resolved.push({ ...alert, resolvedAt: now });
    }
    return resolved;
  }
}

/** An empty label is none. */
function withoutEmpty(labels: Labels): Labels {
  return Object.fromEntries(
    Object.entries(labels).filter(([, value]) => value !== ''),
  );
}

function refuseEqual(keys: string[]): void {
  if (new Set(keys).size === keys.length) return;
  throw new PromError(
    'execution',
    'vector contains metrics with the same labelset after applying alert labels',
  );
}

type Found = Pick<ActiveAlert, 'labels' | 'annotations' | 'value'>;
