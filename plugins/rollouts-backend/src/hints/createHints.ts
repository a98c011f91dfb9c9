import type { LoggerService } from '@backstage/backend-plugin-api';
import type { SignalsService } from '@backstage/plugin-signals-node';
import { ROLLOUTS_SIGNAL_CHANNEL } from '@rollouts/backstage-plugin-rollouts-common';
import { Coalescer } from '../reconcile/Coalescer';

/**
 * Tells browsers that something changed: at most one signal a second, with opaque ids only since
 * channels have no permission check. A lost hint does no harm, browsers also poll slowly.
 */
export function createHints(options: {
  signals: SignalsService;
  logger: LoggerService;
}): Coalescer {
  const { signals, logger } = options;
  return new Coalescer({
    intervalMs: 1_000,
    // A first list of a large cluster changes thousands at once.
    most: 500,
    run: ids =>
      signals.publish({
        recipients: { type: 'broadcast' },
        channel: ROLLOUTS_SIGNAL_CHANNEL,
        message: { ids },
      }),
    onError: error => logger.debug(`A change hint was lost: ${error}`),
  });
}
