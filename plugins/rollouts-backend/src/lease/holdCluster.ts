import type { LoggerService } from '@backstage/backend-plugin-api';
import { runActions } from '../actions/runActions';
import { FlaggerReader } from '../collectors/flagger/FlaggerReader';
import { meshIn, rememberInfo } from '../collectors/flagger/rememberInfo';
import { runAnalysis } from '../analysis/runAnalysis';
import { TemplateReader } from '../analysis/TemplateReader';
import type {
  Transport,
  WritableTransport,
} from '../collectors/kubernetes/client/Transport';
import { CanaryWriter } from '../collectors/kubernetes/writer/CanaryWriter';
import { readCluster } from '../collectors/readCluster';
import { recall } from '../collectors/recall';
import type { ClusterPrometheus } from '../monitoring/createMonitoring';
import type { ClusterConfig } from '../config/clusters';
import type { Apply } from '../reconcile/Reconciler';
import type { Store } from '../store/Store';

interface HoldOptions {
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
  /** The Prometheus that tells of the cluster; null: there is none. */
  prometheus: ClusterPrometheus | null;
  /** Called with the opaque id of a rollout whose action or analysis changed. */
  onActed: (rolloutId: string) => void;
}

/**
 * All that whoever holds the lease of a cluster does for everybody: reads it, judges its releases and
 * carries out what people asked for, until the signal is aborted or the lease is lost.
 */
export async function holdCluster(options: HoldOptions): Promise<void> {
  const fenced = new AbortController();
  const stop = () => fenced.abort();
  const signal = AbortSignal.any([options.signal, fenced.signal]);
  const remembered = await recall({ ...options, signal });
  if (!remembered) return;
  const transport = options.createTransport();
  const { cluster, prometheus } = options;
  const info = prometheus && rememberInfo({ ...options, ask: prometheus.ask });
  const flagger = new FlaggerReader({
    ...options,
    cluster: cluster.name,
    namespace: cluster.flagger?.namespace ?? null,
    transport,
    prometheus: prometheus && info && { ...prometheus, info },
    previous: remembered.source?.flagger ?? null,
  });
  const parts = [
    readCluster({
      ...options,
      transport,
      remembered,
      flagger: () => flagger.known(),
      signal,
      stop,
    }),
    flagger.run(signal),
    act(transport, { ...options, signal }),
    analyse(transport, { ...options, mesh: meshIn(info), signal }),
  ];
  try {
    await Promise.all(parts);
  } finally {
    stop();
    await Promise.allSettled(parts);
    await transport.close();
  }
}

/** Actions need a way that can write. Who switches them off would else leave what was changed for a time. */
async function act(
  transport: Transport | WritableTransport,
  options: HoldOptions,
): Promise<void> {
  const { cluster, onActed, signal } = options;
  if (!('patch' in transport)) return;
  await runActions({
    ...options,
    cluster: cluster.name,
    isOn: cluster.actions,
    canaries: new CanaryWriter(transport, signal),
    onChanged: onActed,
  });
}

async function analyse(
  transport: Transport,
  options: HoldOptions & { mesh: () => Promise<string | null> },
): Promise<void> {
  await runAnalysis({
    ...options,
    cluster: options.cluster.name,
    ask: options.prometheus?.ask ?? null,
    templates: new TemplateReader(transport, options.now),
    onChanged: options.onActed,
  });
}
