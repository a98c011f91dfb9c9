import type { LoggerService } from '@backstage/backend-plugin-api';
import type { Flagger } from '@rollouts/backstage-plugin-rollouts-common';
import type { ClusterConfig } from '../config/clusters';
import { reasonOf } from '../reasonOf';
import { Apply, Reconciler } from '../reconcile/Reconciler';
import type { Store } from '../store/Store';
import { wait } from '../wait';
import type { Transport } from './kubernetes/client/Transport';
import { ClusterCollector, LastRead } from './kubernetes/ClusterCollector';
import { newsOf } from './newsOf';

/** How often the freshness of a cluster is written down, at least. */
const HEARTBEAT_MS = 10_000;
/** How soon news of it is written down. */
const LOOK_MS = 1_000;

interface ReadOptions {
  cluster: ClusterConfig;
  transport: Transport;
  remembered: LastRead;
  /** What is known of its Flagger now. */
  flagger: () => Flagger;
  store: Pick<Store, 'saveSource'>;
  apply: Apply;
  epoch: number;
  signal: AbortSignal;
  /** Called when the lease was lost, and when the reading is over; it aborts the signal. */
  stop: () => void;
  logger: LoggerService;
  now: () => number;
  random: () => number;
}

/** Reads one cluster into the record until the signal is aborted. */
export async function readCluster(options: ReadOptions): Promise<void> {
  const { cluster, apply, signal, stop } = options;
  const reconciler = new Reconciler({ ...options, apply, onFenced: stop });
  const collector = new ClusterCollector({
    ...options,
    observe: (rollout, observation) =>
      reconciler.observe({ cluster: cluster.name, ...rollout }, observation),
  });
  try {
    await Promise.all([collector.run(signal), heartbeat(collector, options)]);
  } finally {
    stop();
    await reconciler.drained();
  }
}

async function heartbeat(
  collector: ClusterCollector,
  { store, flagger, epoch, signal, stop, logger, now }: ReadOptions,
): Promise<void> {
  let saved = '';
  let savedAt = 0;
  while (!signal.aborted) {
    const source = { ...collector.source(), flagger: flagger() };
    const news = newsOf(source);
    if (news !== saved || now() - savedAt >= HEARTBEAT_MS) {
      try {
        if (!(await store.saveSource(source, epoch))) stop();
        saved = news;
        savedAt = now();
      } catch (error) {
        logger.warn(`Freshness could not be stored: ${reasonOf(error)}`);
      }
    }
    await wait(LOOK_MS, signal);
  }
}
