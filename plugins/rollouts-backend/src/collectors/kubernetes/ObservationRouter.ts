import type { Observation } from '../../domain/observation';
import { EarlyObservations } from '../../reconcile/EarlyObservations';
import { Placed, toObservation, WatchedKind } from './toObservation';
import { metadataOf } from './wire/metadata';
import { slimWorkload } from './wire/slimWorkload';
import { WorkloadIndex } from './workloadIndex';

/** An object that is no longer there. */
interface Gone {
  namespace: string;
  name: string;
  uid: string;
}

/** What became of an object: observations of known rollouts, or a reason why it is unreadable. */
export interface Routed {
  placed: Placed[];
  unreadable: string | null;
}

/**
 * Says which rollout an object is about. Holds what arrived before its Canary: the kinds are
 * watched side by side, so an event or a Deployment may be faster.
 */
export class ObservationRouter {
  readonly #index = new WorkloadIndex();
  readonly #canaries = new Set<string>();
  readonly #workloads = new Map<string, unknown>();
  readonly #routes = new Map<string, Placed>();
  readonly #early: EarlyObservations;

  constructor(now: () => number) {
    this.#early = new EarlyObservations(now);
  }

  route(kind: WatchedKind, object: unknown, at: number): Routed {
    if (isWorkload(kind)) this.#remember(kind, object);
    const parsed = toObservation(kind, object, at, this.#index);
    if (parsed.kind === 'malformed') {
      return { placed: [], unreadable: parsed.reason };
    }
    if (parsed.kind === 'unrelated') return { placed: [], unreadable: null };
    if (kind === 'httproutes') this.#rememberRoute(object, parsed.placed[0]);
    const placed =
      kind === 'canaries'
        ? parsed.placed.flatMap(canary => this.#introduce(canary, at))
        : parsed.placed.filter(one => this.#isKnownOrKept(one));
    return { placed, unreadable: null };
  }

  /**
   * An object is gone. What is said about a Canary later is about another one; the images of a
   * workload and the last weight of a route are no longer true.
   */
  forget(kind: WatchedKind, gone: Gone, at: number): Placed[] {
    const { namespace, name, uid } = gone;
    const key = `${namespace}/${name}`;
    if (kind === 'canaries') {
      this.#index.delete(namespace, name);
      this.#canaries.delete(key);
      return [{ namespace, name, observation: { kind: 'gone', at, uid } }];
    }
    if (isWorkload(kind)) return this.#forgetWorkload(kind, key, at);
    return kind === 'httproutes' ? this.#forgetRoute(key, at) : [];
  }

  #forgetWorkload(kind: WatchedKind, key: string, at: number): Placed[] {
    const id = `${kind}/${key}`;
    const last = this.#workloads.get(id);
    this.#workloads.delete(id);
    const parsed = toObservation(kind, last, at, this.#index);
    if (parsed.kind !== 'placed') return [];
    return parsed.placed.flatMap(({ observation, ...rollout }) => {
      if (observation.kind !== 'workload') return [];
      const { role, uid } = observation;
      return [
        {
          ...rollout,
          observation: { kind: 'workload-gone' as const, at, role, uid },
        },
      ];
    });
  }

  #forgetRoute(key: string, at: number): Placed[] {
    const last = this.#routes.get(key);
    this.#routes.delete(key);
    if (last?.observation.kind !== 'route') return [];
    const { observation, ...rollout } = last;
    return [
      { ...rollout, observation: { ...observation, at, canaryWeight: null } },
    ];
  }

  #introduce(canary: Placed, at: number): Placed[] {
    const { namespace, name, observation } = canary;
    const key = `${namespace}/${name}`;
    this.#canaries.add(key);
    const early = this.#early.take(key);
    return [
      canary,
      ...early.map(kept => ({ namespace, name, observation: kept })),
      ...(observation.kind === 'canary'
        ? this.#targetOf(namespace, name, observation.canary, at)
        : []),
    ];
  }

  /** The target may have been seen before anybody knew that it is one. */
  #targetOf(
    namespace: string,
    name: string,
    canary: Extract<Observation, { kind: 'canary' }>['canary'],
    at: number,
  ): Placed[] {
    const target = this.#index.set(namespace, name, canary);
    if (!target) return [];
    const kind = target.kind === 'daemonsets' ? 'daemonsets' : 'deployments';
    const workload = this.#workloads.get(`${kind}/${namespace}/${target.name}`);
    if (!workload) return [];
    const parsed = toObservation(kind, workload, at, this.#index);
    return parsed.kind === 'placed'
      ? parsed.placed.filter(one => one.name === name)
      : [];
  }

  #remember(kind: WatchedKind, object: unknown): void {
    const metadata = metadataOf(object);
    if (!metadata) return;
    const key = `${kind}/${metadata.namespace}/${metadata.name}`;
    this.#workloads.set(key, slimWorkload(object));
  }

  #rememberRoute(object: unknown, route: Placed): void {
    const metadata = metadataOf(object);
    if (!metadata) return;
    this.#routes.set(`${metadata.namespace}/${metadata.name}`, route);
  }

  #isKnownOrKept({ namespace, name, observation }: Placed): boolean {
    const key = `${namespace}/${name}`;
    if (this.#canaries.has(key)) return true;
    this.#early.hold(key, observation);
    return false;
  }
}

function isWorkload(kind: WatchedKind): kind is 'deployments' | 'daemonsets' {
  return kind === 'deployments' || kind === 'daemonsets';
}
