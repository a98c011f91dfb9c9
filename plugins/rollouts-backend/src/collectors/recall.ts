import type { LoggerService } from '@backstage/backend-plugin-api';
import type { ClusterConfig } from '../config/clusters';
import { reasonOf } from '../reasonOf';
import type { Store } from '../store/Store';
import { Backoff, wait } from '../wait';
import type { LastRead } from './kubernetes/ClusterCollector';

interface RecallOptions {
  cluster: ClusterConfig;
  store: Pick<Store, 'listRollouts' | 'listSources'>;
  signal: AbortSignal;
  logger: LoggerService;
  random: () => number;
  /** When this process last could not use the database; null: never. */
  storeFailedAt: () => number | null;
  onStoreFailed: () => void;
}

/** What was known when a cluster was last read; null when aborted before the database answered. */
export async function recall(options: RecallOptions): Promise<LastRead | null> {
  const { cluster, store, signal, logger, random } = options;
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
