import type { RecordingRecord, WatchRecord } from '@rollouts/recordings';
import { SimulatedClock } from '../../clock/SimulatedClock';
import { kindOfObject } from '../../cluster/kinds';
import type { ClusterObject, Resource } from '../../cluster/types';

import { WorkloadController } from '../../workloads/WorkloadController';
import { CANARIES, ROUTES } from '../canary';
import { Flagger } from '../Flagger';
import { GuardedStore } from '../../cluster/GuardedStore';
import { NamedMetrics } from './NamedMetrics';
import {
  Entry,
  eventLine,
  Feed,
  HookCall,
  hookLine,
  routeLine,
  statusLine,
  workloadLine,
} from './Journal';

/** Any moment will do; tests that compare with a recording take its own. */
const SOME_DAY = Date.UTC(2026, 0, 5);

interface WorldOptions {
  namespace?: string;
  startAt?: number;
  /** How long after its creation a Canary gets its first tick. */
  firstTickMs?: number;
}

/** A sandbox cluster on a simulated clock, with a journal of what happens in it. */
export class World {
  readonly namespace: string;
  readonly clock: SimulatedClock;
  readonly store: GuardedStore;
  readonly traffic = new NamedMetrics();
  readonly workloads: WorkloadController;
  readonly flagger: Flagger;
  /** Kinds of gates that say yes. */
  readonly open = new Set<string>();
  readonly journal: Entry[] = [];
  readonly calls: HookCall[] = [];
  #firstTickAt = 0;
  readonly #firstTickMs: number;

  constructor({
    namespace = 'shop',
    startAt = SOME_DAY,
    firstTickMs = 100,
  }: WorldOptions = {}) {
    this.namespace = namespace;
    this.#firstTickMs = firstTickMs;
    this.clock = new SimulatedClock(startAt);
    this.store = new GuardedStore(this.clock);
    const { store, clock } = this;
    this.workloads = new WorkloadController({ store, clock });
    this.flagger = new Flagger({
      store,
      clock,
      metrics: this.traffic,
      controlLoopMs: firstTickMs,
      eventWebhook: 'http://recorder/events',
      webhooks: {
        call: async (_, hook, body) => this.#answer(hook, body),
      },
    });
    this.#keepJournal();
    this.workloads.start();
    this.flagger.start();
  }

  /** Adds the workload, its config and the Canary as they were first recorded. */
  async load(records: RecordingRecord[]): Promise<void> {
    const first = (source: WatchRecord['source']) => {
      const record = records.find((r): r is WatchRecord => r.source === source);
      if (!record) throw new Error(`The recording has no ${source}`);
      return record.object as ClusterObject;
    };
    this.add({
      apiVersion: 'v1',
      kind: 'ConfigMap',
      metadata: { name: 'podinfo-config' },
      data: { greeting: 'hi' },
    });
    this.add({
      apiVersion: 'flagger.app/v1beta1',
      kind: 'MetricTemplate',
      metadata: { name: 'error-rate' },
      spec: { provider: { type: 'prometheus' }, query: 'error-rate' },
    });
    this.add(first('deployments'));
    await this.clock.advanceBy(1_000);
    this.add(first('canaries'));
  }

  /** Stores an object as a client would create it. */
  add(object: ClusterObject): void {
    const kind = kindOfObject(object);
    if (!kind) throw new Error(`Unknown kind ${object.kind}`);
    const { name, labels, annotations, finalizers } = object.metadata;
    const { namespace } = this;
    const { status: _, ...rest } = structuredClone(object);
    if (kind.resource === CANARIES) {
      this.#firstTickAt = this.clock.now() + this.#firstTickMs;
    }
    this.store.create(kind.resource, {
      ...rest,
      metadata: { name, namespace, labels, annotations, finalizers },
    } as ClusterObject);
  }

  get(resource: Resource, name: string): ClusterObject | undefined {
    return this.store.get(resource, this.namespace, name);
  }

  /** What one feed said. */
  said(feed: Feed): string[] {
    return this.journal.filter(e => e.feed === feed).map(e => e.line);
  }

  #answer(hook: string, body: Record<string, unknown>) {
    const ok = hook === 'events' || this.open.has(hook);
    const call = { hook, body, ok };
    this.calls.push(call);
    this.#note('hook', hookLine(call));
    return { ok, error: ok ? '' : `${hook}: no decision yet` };
  }

  #keepJournal(): void {
    const feeds: Array<[Resource, Feed, typeof statusLine]> = [
      [CANARIES, 'status', statusLine],
      [ROUTES, 'route', routeLine],
      ['deployments.apps', 'workload', workloadLine],
      ['events', 'event', eventLine],
    ];
    for (const [resource, feed, lineOf] of feeds) {
      this.store.subscribe(resource, change =>
        this.#note(feed, lineOf(change)),
      );
    }
  }

  #note(feed: Feed, line: string): void {
    const at = this.#firstTickAt
      ? this.clock.now() - this.#firstTickAt
      : -Infinity;
    this.journal.push({ at, feed, line });
  }
}
