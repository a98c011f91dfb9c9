import type { PortalClient } from './PortalClient';
import type { PortalOptions } from './portalConfig';
import { PortalProcess } from './PortalProcess';

/**
 * Starts the portal's backend as a process of its own, on a new database, and waits until it hears
 * every cluster that answers.
 *
 * @throws Error with the end of its log when it does not come up
 */
export async function startPortal(
  options: PortalOptions,
): Promise<PortalProcess> {
  const portal = new PortalProcess(options);
  await portal.start(client => hearsAll(client, options));
  return portal;
}

async function hearsAll(
  client: PortalClient,
  { clusters }: Pick<PortalOptions, 'clusters'>,
): Promise<boolean> {
  const sources = await client.sources();
  const live = sources.filter(({ state }) => state === 'live');
  return live.length >= clusters.filter(({ isClosed }) => !isClosed).length;
}
