import type { LoggerService } from '@backstage/backend-plugin-api';
import type { ClusterConfig } from '../config/readConfig';
import { Apply, Reconciler } from '../reconcile/Reconciler';
import type { Store } from '../store/Store';
import { Backoff, wait } from '../wait';
import { ClusterCollector } from './kubernetes/ClusterCollector';
import { reasonOf } from '../reasonOf';
import type {
  Transport,
  WritableTransport,
} from './kubernetes/client/Transport';
import { CanaryWriter } from './kubernetes/writer/CanaryWriter';
import { runActions } from '../actions/runActions';
import type { Ask } from '../analysis/evaluate';
import { runAnalysis } from '../analysis/runAnalysis';
import { TemplateReader } from '../analysis/TemplateReader';

/** How often the freshness of a cluster is written down, at least. */
const HEARTBEAT_MS = 10_000;
/** How soon a change of its state is written down. */
const LOOK_MS = 1_000;

interface ReadOptions {
  cluster: ClusterConfig;
  createTransport: () => Transport | WritableTransport;
  store: Store;
  apply: Apply;
  epoch: number;
  signal: AbortSignal;
  logger: LoggerService;
  now: () => number;
  random: () => number;
  /** When this process last could not use the database; null: never. */
  storeFailedAt: () => number | null;
  onStoreFailed: () => void;
  /** Asks the Prometheus of the cluster; null: there is none. */
  ask: Ask | null;
  /** Called with the opaque id of a rollout whose action or analysis changed. */
  onActed: (rolloutId: string) => void;
}

/** Reads one cluster into the record until the signal is aborted or the lease is lost. */
export async function readCluster(options: ReadOptions): Promise<void> {
  const { cluster, apply, epoch, logger, now, random } = options;
  const fenced = new AbortController();
  const signal = AbortSignal.any([options.signal, fenced.signal]);
  const remembered = await remember(options, signal);
  if (!remembered) return;
  const reconciler = new Reconciler({
    apply,
    epoch,
    logger,
    signal,
    random,
    onFenced: () => fenced.abort(),
  });
  const transport = options.createTransport();
  const collector = new ClusterCollector({
    cluster,
    transport,
    remembered,
    logger,
    now,
    random,
    observe: (rollout, observation) =>
      reconciler.observe({ cluster: cluster.name, ...rollout }, observation),
  });
  try {
    await Promise.all([
      collector.run(signal),
      heartbeat(collector, options, signal, () => fenced.abort()),
      act(transport, options, signal),
      analyse(transport, options, signal),
    ]);
  } finally {
    fenced.abort();
    await transport.close();
    await reconciler.drained();
  }
}

/** Actions need a way that can write, and to be switched on. */
async function act(
  transport: Transport | WritableTransport,
  options: ReadOptions,
  signal: AbortSignal,
): Promise<void> {
  const { cluster, onActed } = options;
  if (!cluster.actions || !('patch' in transport)) return;
  await runActions({
    ...options,
    cluster: cluster.name,
    canaries: new CanaryWriter(transport, signal),
    signal,
    onChanged: onActed,
  });
}

async function analyse(
  transport: Transport,
  options: ReadOptions,
  signal: AbortSignal,
): Promise<void> {
  await runAnalysis({
    ...options,
    cluster: options.cluster.name,
    templates: new TemplateReader(transport, options.now),
    signal,
    onChanged: options.onActed,
  });
}

/** What was known when this cluster was last read; null when aborted before the database answered. */
async function remember(options: ReadOptions, signal: AbortSignal) {
  const { cluster, store, logger, random } = options;
  const backoff = new Backoff({ firstMs: 500, longestMs: 10_000 }, random);
  while (!signal.aborted) {
    try {
      const [rollouts, sources] = await Promise.all([
        store.listRollouts({ cluster: cluster.name, includeGone: false }),
        store.listSources(),
      ]);
      const saved = sources.find(s => s.source.name === cluster.name);
      return {
        source: saved?.source ?? null,
        storeFailedAt: options.storeFailedAt(),
        canaries: rollouts.flatMap(({ namespace, name, state }) =>
          state.canary
            ? [
                {
                  namespace,
                  name,
                  uid: state.canary.uid,
                  resourceVersion: state.canary.resourceVersion,
                },
              ]
            : [],
        ),
      };
    } catch (error) {
      options.onStoreFailed();
      logger.warn(`What is known could not be read: ${reasonOf(error)}`);
      await wait(backoff.next(), signal);
    }
  }
  return null;
}

async function heartbeat(
  collector: ClusterCollector,
  { store, epoch, logger, now }: ReadOptions,
  signal: AbortSignal,
  onFenced: () => void,
): Promise<void> {
  let saved = '';
  let savedAt = 0;
  while (!signal.aborted) {
    const source = collector.source();
    const state = JSON.stringify([
      source.state,
      source.feeds.map(f => f.state),
    ]);
    if (state !== saved || now() - savedAt >= HEARTBEAT_MS) {
      try {
        if (!(await store.saveSource(source, epoch))) onFenced();
        saved = state;
        savedAt = now();
      } catch (error) {
        logger.warn(`Freshness could not be stored: ${reasonOf(error)}`);
      }
    }
    await wait(LOOK_MS, signal);
  }
}
