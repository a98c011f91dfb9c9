import type { RecordingRecord, WatchRecord } from '@rollouts/recordings';
import { SimulatedClock } from '../../clock/SimulatedClock';
import { MemoryObjectStore } from '../../cluster/MemoryObjectStore';
import { kindOfObject } from '../../cluster/kinds';
import type { ClusterObject } from '../../cluster/types';
import { Traffic } from '../../workloads/Traffic';
import { WorkloadController } from '../../workloads/WorkloadController';
import { Flagger } from '../Flagger';
import { History, watchHistory } from './history';

/** A sandbox cluster on a simulated clock with one scenario's objects in it. */
export class World {
  readonly clock: SimulatedClock;
  readonly store: MemoryObjectStore;
  readonly traffic = new Traffic();
  readonly workloads: WorkloadController;
  readonly flagger: Flagger;
  readonly open = new Set<string>();
  readonly history: History;

  constructor(readonly namespace: string, startAt: number) {
    this.clock = new SimulatedClock(startAt);
    this.store = new MemoryObjectStore(this.clock);
    this.workloads = new WorkloadController({
      store: this.store,
      clock: this.clock,
    });
    this.history = watchHistory(this.store, this.clock);
    this.flagger = new Flagger({
      store: this.store,
      clock: this.clock,
      metrics: this.traffic,
      controlLoopMs: 100,
      eventWebhook: 'http://recorder/events',
      webhooks: {
        call: async (url, kind, body) => {
          const isEvent = kind === 'events' || kind === 'event';
          const ok = kind === 'events' || this.open.has(kind);
          this.history.hooks.push({ hook: kind, body, ok });
          return { ok, error: isEvent ? '' : `${kind}: no decision yet` };
        },
      },
    });
    this.workloads.start();
    this.flagger.start();
  }

  /** Adds the workload, its config and the Canary as they were first recorded. */
  async load(records: RecordingRecord[]): Promise<void> {
    this.store.create('configmaps', {
      apiVersion: 'v1',
      kind: 'ConfigMap',
      metadata: { name: 'podinfo-config', namespace: this.namespace },
      data: { greeting: 'hi' },
    });
    const target = records.find(
      (r): r is WatchRecord =>
        r.source === 'deployments' && r.object.metadata.name === 'podinfo',
    );
    const canary = records.find(
      (r): r is WatchRecord => r.source === 'canaries',
    );
    if (!target || !canary) throw new Error('The recording has no beginning');
    this.#add(target);
    await this.clock.advanceBy(1_000);
    this.#add(canary);
  }

  #add({ object }: WatchRecord): void {
    const { apiVersion, kind, metadata, spec } = object as ClusterObject;
    const found = kindOfObject({ apiVersion, kind });
    if (!found) throw new Error(`Unknown kind ${kind}`);
    const { name, namespace, labels, annotations } = metadata;
    this.store.create(found.resource, {
      apiVersion,
      kind,
      metadata: { name, namespace, labels, annotations },
      spec: structuredClone(spec),
    });
  }
}
