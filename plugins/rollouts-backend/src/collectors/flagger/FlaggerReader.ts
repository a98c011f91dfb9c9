import type {
  Flagger,
  FlaggerSighting,
} from '@rollouts/backstage-plugin-rollouts-common';
import type { MetricsServer } from '../../domain/analysis/metricsSource';
import { attribute } from '../../domain/flagger/attribute';
import {
  keepFound,
  recogniseFlagger,
  unread,
} from '../../domain/flagger/recognise';
import { Recollection, Remembered } from '../../monitoring/Remembered';
import { wait } from '../../wait';
import { KubernetesError } from '../kubernetes/client/KubernetesError';
import type { Transport } from '../kubernetes/client/Transport';
import { findDeployments } from './findDeployments';
import type { Info } from './rememberInfo';

/** Who stops, or comes back, is noticed in this time. */
const FRESH_MS = 30_000;
const PATIENCE_MS = 5_000;
/** How often it is seen whether it is time to ask. */
const LOOK_MS = 10_000;

interface FlaggerReaderOptions {
  cluster: string;
  /** Where its Deployment is; null: anywhere. */
  namespace: string | null;
  transport: Transport;
  /** Null: no Prometheus tells of the cluster. */
  prometheus: { info: Info; server: MetricsServer } | null;
  /** What was known before this process read the cluster. */
  previous: Flagger | null;
  now: () => number;
  random: () => number;
}

type Told = { found: FlaggerSighting['found'] } | { denied: string };

/** Finds out which Flagger a cluster has, and whether it runs. */
export class FlaggerReader {
  readonly #options: FlaggerReaderOptions;
  #process: FlaggerSighting;
  #deployment: FlaggerSighting;

  constructor(options: FlaggerReaderOptions) {
    this.#options = options;
    const { previous, prometheus } = options;
    this.#process = prometheus
      ? keepFound(unread, previous?.process ?? unread)
      : { ...unread, state: 'unconfigured' };
    this.#deployment = keepFound(unread, previous?.deployment ?? unread);
  }

  /** What is known now. */
  known(): Flagger {
    return recogniseFlagger(this.#process, this.#deployment);
  }

  /** Reads until the signal is aborted. */
  async run(signal: AbortSignal): Promise<void> {
    const deployments = this.#rememberDeployments(signal);
    while (!signal.aborted) {
      await Promise.all([
        this.#readProcess(),
        this.#readDeployment(deployments),
      ]);
      await wait(LOOK_MS, signal);
    }
  }

  async #readProcess(): Promise<void> {
    const { prometheus, cluster } = this.#options;
    if (!prometheus) return;
    const { info, server } = prometheus;
    const read = await info.get();
    const told = attribute(read.value ?? [], cluster, server.clusters);
    const newest =
      'error' in told
        ? { ...unread, state: 'failing' as const, error: told.error }
        : toSighting(read, told.found);
    this.#process = keepFound(newest, this.#process);
  }

  async #readDeployment(deployments: Remembered<Told>): Promise<void> {
    const read = await deployments.get();
    const told = read.value ?? { found: [] };
    const newest =
      'denied' in told
        ? { ...unread, state: 'denied' as const, error: told.denied }
        : toSighting(read, told.found);
    this.#deployment = keepFound(newest, this.#deployment);
  }

  #rememberDeployments(signal: AbortSignal): Remembered<Told> {
    const { transport, namespace, now, random } = this.#options;
    return new Remembered({
      now,
      random,
      freshMs: FRESH_MS,
      patienceMs: PATIENCE_MS,
      load: async () => {
        try {
          return { found: await findDeployments(transport, namespace, signal) };
        } catch (error) {
          const isDenied =
            error instanceof KubernetesError && error.kind === 'denied';
          if (!isDenied) throw error;
          return { denied: error.message };
        }
      },
    });
  }
}

function toSighting(
  read: Recollection<unknown>,
  found: FlaggerSighting['found'],
): FlaggerSighting {
  const { lastSuccessAt, lastError, isFailing, isLate } = read;
  if (isFailing) {
    return { ...unread, state: 'failing', error: lastError?.message ?? null };
  }
  if (isLate) {
    return { ...unread, state: 'failing', error: 'It does not answer in time' };
  }
  if (lastSuccessAt === null) return unread;
  return { state: 'read', found, readAt: lastSuccessAt, error: null };
}
