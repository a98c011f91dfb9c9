import type { LoggerService } from '@backstage/backend-plugin-api';
import { reasonOf } from '../reasonOf';
import type { Store } from '../store/Store';
import { wait } from '../wait';
import { takeTurn, TurnOptions } from './takeTurn';

/** How soon a click or a change of the cluster is acted on. */
const LOOK_MS = 1_000;
/** What could not be written is tried again after this time. */
const TROUBLED_MS = 5_000;

interface RunOptions extends TurnOptions {
  cluster: string;
  store: TurnOptions['store'] & Pick<Store, 'listDueActions'>;
  signal: AbortSignal;
  logger: LoggerService;
}

/**
 * Carries out what was asked for in one cluster while its lease is held. Everything is decided from
 * the stored records, so whoever holds the lease next goes on where this one stopped.
 */
export async function runActions(options: RunOptions): Promise<void> {
  const { cluster, store, signal, logger, now } = options;
  const troubledUntil = new Map<string, number>();
  while (!signal.aborted) {
    try {
      for (const record of await store.listDueActions(cluster)) {
        if ((troubledUntil.get(record.id) ?? 0) > now()) continue;
        troubledUntil.delete(record.id);
        const isTroubled = await takeTurn(record, options);
        if (isTroubled) troubledUntil.set(record.id, now() + TROUBLED_MS);
      }
    } catch (error) {
      logger.warn(`Actions could not be carried out: ${reasonOf(error)}`);
    }
    await wait(LOOK_MS, signal);
  }
}
