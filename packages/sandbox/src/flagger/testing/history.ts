import type { Clock } from '../../clock/Clock';
import type { ObjectStore } from '../../cluster/types';
import { CANARIES, CanaryStatus, ROUTES } from '../canary';

/** What happened, feed by feed, in the shape that recordings are reduced to. */
export interface History {
  /** `Progressing w25 i0 f0`, with the letters a, b, c… for the revisions. */
  statuses: string[];
  /** `Normal 1 message` */
  events: string[];
  /** `75/25` of the first rule. */
  routes: string[];
  hooks: Array<{ hook: string; body: Record<string, unknown>; ok: boolean }>;
}

/** Collects what a sandbox cluster does. */
export function watchHistory(store: ObjectStore, _clock: Clock): History {
  const history: History = { statuses: [], events: [], routes: [], hooks: [] };
  store.subscribe(CANARIES, ({ type, object }) => {
    history.statuses.push(statusLine(type, object.status));
  });
  store.subscribe('events', ({ object }) => {
    history.events.push(eventLine(object));
  });
  store.subscribe(ROUTES, ({ type, object }) => {
    history.routes.push(routeLine(type, object.spec));
  });
  return history;
}

export function statusLine(type: string, value: unknown): string {
  if (type === 'DELETED') return 'deleted';
  const status = value as Partial<CanaryStatus> | undefined;
  if (!status?.phase) return 'no status';
  const { phase, canaryWeight, iterations, failedChecks } = status;
  const { lastAppliedSpec = '', lastPromotedSpec = '' } = status;
  return `${phase} w${canaryWeight} i${iterations} f${failedChecks} ${lastAppliedSpec}/${lastPromotedSpec}`;
}

export function eventLine(object: Record<string, unknown>): string {
  return `${object.type} ${object.count} ${object.message}`;
}

export function routeLine(type: string, value: unknown): string {
  if (type === 'DELETED') return 'deleted';
  const spec = value as {
    rules?: Array<{ backendRefs: Array<{ weight?: number }> }>;
  };
  return (spec?.rules ?? [])
    .map(rule => rule.backendRefs.map(ref => ref.weight).join('/'))
    .join(' ');
}

/** Opaque hashes become letters in order of appearance: only equality means anything. */
export function lettered(lines: string[]): string[] {
  const letters = new Map<string, string>();
  return lines.map(line =>
    line.replace(/\b[4-9bcdf]{6,10}\b/g, hash => {
      const letter =
        letters.get(hash) ?? String.fromCharCode(97 + letters.size);
      letters.set(hash, letter);
      return letter;
    }),
  );
}
