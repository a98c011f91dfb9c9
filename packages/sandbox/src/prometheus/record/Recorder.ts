import type { Clock } from '../../clock/Clock';
import type { ClusterObject, ObjectStore } from '../../cluster/types';
import {
  asCanary,
  CANARIES,
  Canary,
  ROUTES,
  strategyOf,
} from '../../flagger/canary';
import type { Traffic } from '../../workloads/Traffic';
import type { Database } from '../series/Database';
import { PodLife } from '../series/PodLife';
import { ReplicaRecorder } from './ReplicaRecorder';
import { daemonSetPods, Pod, podOf } from './pods';
import { readSplit, Split } from './readSplit';
import { sharesOf } from './shares';
import { tideOf } from './tideOf';

interface RecorderOptions {
  store: ObjectStore;
  clock: Clock;
  traffic: Traffic;
  database: Database;
}

const PRIMARY = /-primary$/;

/**
 * Writes down what happens to workloads: when each pod began and ended, and what it had to do. From
 * this every series follows.
 */
export class Recorder {
  readonly #options: RecorderOptions;
  /** Pods that are there, by `namespace/workload`, oldest first. */
  readonly #pods = new Map<string, PodLife[]>();
  /** Canaries by `namespace/target`. */
  readonly #canaries = new Map<string, Canary>();
  /** Routes by `namespace/name`. */
  readonly #splits = new Map<string, Split>();

  constructor(options: RecorderOptions) {
    this.#options = options;
  }

  /** Begins with an empty cluster, so that nothing is missed. */
  start(): void {
    const { store, traffic, clock, database } = this.#options;
    const replicas = new ReplicaRecorder(clock, database);
    store.subscribe('pods', ({ type, object }) => {
      const pod = podOf(object);
      if (!pod || type === 'MODIFIED') return;
      if (type === 'ADDED') this.#begin(pod);
      else this.#end(pod);
      this.#settle(pod.namespace, pod.workload.replace(PRIMARY, ''));
    });
    store.subscribe('daemonsets.apps', ({ type, object }) =>
      this.#onDaemonSet(object, type === 'DELETED'),
    );
    store.subscribe('deployments.apps', ({ type, object }) =>
      replicas.record(object, type === 'DELETED'),
    );
    store.subscribe(ROUTES, ({ type, object }) =>
      this.#onRoute(object, type === 'DELETED'),
    );
    store.subscribe(CANARIES, ({ type, object }) =>
      this.#onCanary(asCanary(object), type === 'DELETED'),
    );
    traffic.subscribe(({ namespace, target }) =>
      this.#settle(namespace, target),
    );
  }

  #begin({ profile, ...pod }: Pod): void {
    const { clock, database } = this.#options;
    const target = pod.workload.replace(PRIMARY, '');
    const life = new PodLife({
      ...pod,
      profile,
      from: clock.now(),
      tide: tideOf(pod.namespace, target, profile),
    });
    const key = `${pod.namespace}/${pod.workload}`;
    this.#pods.set(key, [...this.#of(key), life]);
    database.addLife(life);
  }

  #end({ namespace, workload, pod }: Pod): void {
    const key = `${namespace}/${workload}`;
    const life = this.#of(key).find(known => known.origin.pod === pod);
    if (life) life.to = this.#options.clock.now();
    this.#pods.set(
      key,
      this.#of(key).filter(known => known !== life),
    );
  }

  /** The sandbox makes no pods for DaemonSets, so their pods are those that the status counts. */
  #onDaemonSet(object: ClusterObject, isGone: boolean): void {
    const wanted = isGone ? [] : daemonSetPods(object);
    const { namespace = '', name } = object.metadata;
    const present = this.#of(`${namespace}/${name}`);
    const names = wanted.map(({ pod }) => pod);
    const left = present.filter(life => !names.includes(life.origin.pod));
    const known = present.map(life => life.origin.pod);
    const fresh = wanted.filter(({ pod }) => !known.includes(pod));
    left.forEach(({ origin }) => this.#end(origin));
    fresh.forEach(pod => this.#begin(pod));
    if (left.length + fresh.length > 0) {
      this.#settle(namespace, name.replace(PRIMARY, ''));
    }
  }

  #onRoute(route: ClusterObject, isGone: boolean): void {
    const { namespace, name } = route.metadata;
    const key = `${namespace}/${name}`;
    if (isGone) this.#splits.delete(key);
    else this.#splits.set(key, readSplit(route));
    for (const canary of this.#canaries.values()) {
      if (routeKey(canary) === key) this.#settleFor(canary);
    }
  }

  #onCanary(canary: Canary | undefined, isGone: boolean): void {
    if (!canary) return;
    const key = `${canary.metadata.namespace}/${canary.spec.targetRef.name}`;
    const isKnown = this.#canaries.has(key);
    if (isGone) this.#canaries.delete(key);
    else this.#canaries.set(key, canary);
    // Flagger writes a status on every tick: only what decides who does what is of interest.
    if (isGone || !isKnown) this.#settleFor(canary);
  }

  #settleFor({ metadata, spec }: Canary): void {
    this.#settle(metadata.namespace, spec.targetRef.name);
  }

  /** Gives each pod of a target what it has to do from now on. */
  #settle(namespace: string, target: string): void {
    const { clock, traffic } = this.#options;
    const canary = this.#of(`${namespace}/${target}`);
    const primary = this.#of(`${namespace}/${target}-primary`);
    const [any] = [...canary, ...primary];
    if (!any) return;
    const known = this.#canaries.get(`${namespace}/${target}`);
    const split = known && this.#splits.get(routeKey(known));
    const shares = sharesOf({
      profile: any.origin.profile,
      strategy: known ? strategyOf(known.spec) : null,
      weights: split?.weights ?? null,
      mirrored: split?.mirrored ?? false,
      canaryPods: canary.length,
      primaryPods: primary.length,
    });
    const carry = (life: PodLife, share: number) => {
      const { image } = life.origin;
      const { idle, crashSeconds, ...load } = traffic.of({
        namespace,
        target,
        image,
      });
      life.carry(clock.now(), {
        share: idle ? 0 : share,
        ...load,
        crashMs: crashSeconds && crashSeconds * 1_000,
      });
    };
    canary.forEach((life, index) => carry(life, shares.canary[index]));
    primary.forEach((life, index) => carry(life, shares.primary[index]));
  }

  #of(key: string): PodLife[] {
    return this.#pods.get(key) ?? [];
  }
}

/** The route that splits the requests of a Canary's service. */
function routeKey({ metadata, spec }: Canary): string {
  return `${metadata.namespace}/${spec.service?.name ?? spec.targetRef.name}`;
}
