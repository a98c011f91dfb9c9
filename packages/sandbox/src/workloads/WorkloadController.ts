import type { Clock } from '../clock/Clock';
import type { ClusterObject, ObjectStore, Resource } from '../cluster/types';
import { conditionsFor, Health } from './conditions';
import { daemonSetStatus, replicaCounts } from './counts';
import { replacePods } from './pods';
import {
  deadlineMs,
  isSchedulable,
  templateHash,
  wantedReplicas,
} from './workloadSpec';

interface WorkloadOptions {
  store: ObjectStore;
  clock: Clock;
  /** How long new pods take to become ready. */
  readyMs?: number;
}

/** How late the real controllers notice a change. */
const NOTICE_MS = 100;

interface Progress {
  generation: number;
  cancel: () => void;
}

const DEPLOYMENTS: Resource = 'deployments.apps';
const DAEMON_SETS: Resource = 'daemonsets.apps';

/**
 * What Kubernetes' own controllers do for Deployments and DaemonSets, as far as Flagger looks at
 * it: observed generation, replica counts and conditions, ReplicaSets and pods.
 */
export class WorkloadController {
  readonly #options: WorkloadOptions;
  readonly #progress = new Map<string, Progress>();
  /** The template that each workload has rolled out last. */
  readonly #rolledOut = new Map<string, string>();
  readonly #crowded = new Set<string>();
  #unsubscribe: Array<() => void> = [];

  constructor(options: WorkloadOptions) {
    this.#options = options;
  }

  start(): void {
    const { store } = this.#options;
    for (const resource of [DEPLOYMENTS, DAEMON_SETS]) {
      this.#unsubscribe.push(
        store.subscribe(resource, ({ type, object }) => {
          if (type !== 'DELETED') this.#observe(resource, object);
        }),
      );
      store.list(resource).forEach(object => this.#observe(resource, object));
    }
  }

  stop(): void {
    this.#unsubscribe.splice(0).forEach(unsubscribe => unsubscribe());
    this.#progress.forEach(progress => progress.cancel());
    this.#progress.clear();
  }

  /** As a ResourceQuota that leaves no room: no running pod of the namespace can be replaced. */
  setCrowded(namespace: string, crowded: boolean): void {
    if (crowded) this.#crowded.add(namespace);
    else this.#crowded.delete(namespace);
  }

  /** Starts a rollout that got stuck anew, as `kubectl rollout restart` does. */
  retry(namespace: string, name: string): void {
    const object = this.#options.store.get(DEPLOYMENTS, namespace, name);
    if (!object) return;
    this.#progress.delete(keyOf(DEPLOYMENTS, object));
    this.#observe(DEPLOYMENTS, object);
  }

  #observe(resource: Resource, object: ClusterObject): void {
    const key = keyOf(resource, object);
    const generation = object.metadata.generation ?? 1;
    const known = this.#progress.get(key);
    if (known?.generation === generation) return;
    known?.cancel();
    const cancel = this.#options.clock.schedule(NOTICE_MS, () =>
      this.#roll(resource, object),
    );
    this.#progress.set(key, { generation, cancel });
  }

  #roll(resource: Resource, object: ClusterObject): void {
    const { clock, readyMs = 300 } = this.#options;
    const health = this.#health(object);
    const done = () => this.#write(resource, object, 'ready');
    if (health === 'ready') {
      done();
      return;
    }
    this.#write(resource, object, health);
    const progress = this.#progress.get(keyOf(resource, object));
    if (!progress) return;
    if (health === 'starting') {
      progress.cancel = clock.schedule(readyMs, done);
    } else if (!this.#isRolledOut(resource, object)) {
      progress.cancel = clock.schedule(deadlineMs(object), () =>
        this.#write(resource, object, 'deadline-exceeded'),
      );
    }
  }

  #health(object: ClusterObject): Health {
    if (wantedReplicas(object) === 0) return 'ready';
    const namespace = object.metadata.namespace ?? '';
    const replaces = Number(object.status?.replicas ?? 0) > 0;
    if (this.#crowded.has(namespace) && replaces) return 'blocked';
    return isSchedulable(object) ? 'starting' : 'unschedulable';
  }

  /**
   * Whether this template has been rolled out once, be it with no pods at all: from then on there
   * is no deadline, however many pods are wanted.
   */
  #isRolledOut(resource: Resource, object: ClusterObject): boolean {
    const done = this.#rolledOut.get(keyOf(resource, object));
    return done === templateHash(object);
  }

  #write(resource: Resource, object: ClusterObject, health: Health): void {
    const { store, clock } = this.#options;
    const { namespace, name, generation } = object.metadata;
    const current = store.get(resource, namespace, name);
    if (!current || current.metadata.generation !== generation) return;
    const wanted = wantedReplicas(current);
    if (health === 'ready') {
      this.#rolledOut.set(keyOf(resource, current), templateHash(current));
    }
    if (resource === DAEMON_SETS) {
      store.update(
        resource,
        { ...current, status: daemonSetStatus(current, wanted, health) },
        'status',
      );
      return;
    }
    const status = {
      observedGeneration: generation,
      ...replicaCounts(current, wanted, health),
      conditions: conditionsFor(
        current,
        health,
        this.#isRolledOut(resource, current),
        clock.now(),
      ),
    };
    store.update(resource, { ...current, status }, 'status');
    if (health === 'ready') {
      replacePods(store, current, templateHash(current), wanted);
    }
  }
}

function keyOf(resource: Resource, { metadata }: ClusterObject): string {
  return `${resource}/${metadata.namespace}/${metadata.name}/${metadata.uid}`;
}
