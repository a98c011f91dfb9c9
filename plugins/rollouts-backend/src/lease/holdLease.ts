import type { LoggerService } from '@backstage/backend-plugin-api';
import type { LeaseStore } from '../store/Store';
import { wait } from '../wait';
import { within } from '../within';
import { reasonOf } from '../reasonOf';

/** How long a lease lasts without renewal, and how often it is renewed. */
const TTL_MS = 15_000;
const RENEW_MS = 5_000;
/** A database that is slow once gets at least this long to answer. */
const MIN_ANSWER_MS = 1_000;

interface LeaseOptions {
  store: LeaseStore;
  cluster: string;
  holder: string;
  logger: LoggerService;
  signal: AbortSignal;
  random: () => number;
  /** The database did not answer, or refused to write. */
  onStoreFailed: () => void;
  /** The work of whoever holds the lease; its signal is aborted when the lease is lost. */
  whileHeld: (epoch: number, signal: AbortSignal) => Promise<void>;
}

/**
 * Waits for the lease of a cluster and works while it is held, again and again until the signal is
 * aborted. When the lease cannot be renewed in time the work is stopped before it runs out.
 */
export async function holdLease(options: LeaseOptions): Promise<void> {
  const { store, cluster, holder, signal, logger, random, onStoreFailed } =
    options;
  while (!signal.aborted) {
    const lease = await store
      .acquireLease(cluster, holder, TTL_MS)
      .catch(error => {
        onStoreFailed();
        logger.warn(`The lease could not be asked for: ${reasonOf(error)}`);
        return null;
      });
    if (lease) await work(lease.epoch, options);
    else await wait(RENEW_MS * (0.8 + random() * 0.4), signal);
  }
}

async function work(epoch: number, options: LeaseOptions): Promise<void> {
  const { store, cluster, holder, signal, logger, whileHeld } = options;
  const lost = new AbortController();
  const held = AbortSignal.any([signal, lost.signal]);
  const renewing = renew(epoch, options, held).then(() => lost.abort());
  try {
    await whileHeld(epoch, held);
  } catch (error) {
    logger.error(`Reading stopped unexpectedly: ${reasonOf(error)}`);
  } finally {
    lost.abort();
    await renewing;
    await store.releaseLease(cluster, holder, epoch).catch(() => {});
  }
  // A worker that ends at once must not spin.
  await wait(1_000, signal);
}

/** Returns when the lease is lost or the work is over. */
async function renew(
  epoch: number,
  { store, cluster, holder, logger, onStoreFailed }: LeaseOptions,
  held: AbortSignal,
): Promise<void> {
  let lastRenewed = performance.now();
  for (;;) {
    await wait(RENEW_MS, held);
    if (held.aborted) return;
    try {
      const remaining = lastRenewed + TTL_MS - RENEW_MS - performance.now();
      const renewed = await within(
        Math.max(remaining, MIN_ANSWER_MS),
        store.renewLease(cluster, holder, epoch, TTL_MS),
        'the database does not answer',
      );
      if (!renewed) {
        logger.info('Another replica reads this cluster now');
        return;
      }
      lastRenewed = performance.now();
    } catch (error) {
      onStoreFailed();
      logger.warn(`The lease could not be renewed: ${reasonOf(error)}`);
      // One more attempt would end after the lease.
      const nextAnswerAt = performance.now() + RENEW_MS + MIN_ANSWER_MS;
      if (nextAnswerAt >= lastRenewed + TTL_MS) return;
    }
  }
}
