import type { TestDatabaseId } from '@backstage/backend-test-utils';
import { FakeApiServer } from '../../__testUtils__/FakeApiServer';
import { databases } from '../../store/__testUtils__/storeOn';
import { startGated } from './gated';

type GatedOptions = Omit<Parameters<typeof startGated>[0], 'cluster' | 'knex'>;

/** For each test of a suite a cluster of its own; what a test starts on it is stopped with the test. */
export function gatedEach(databaseId: TestDatabaseId) {
  let cluster: FakeApiServer;
  let stop: () => Promise<void> = async () => {};

  beforeEach(async () => {
    cluster = await FakeApiServer.start();
  });

  afterEach(async () => {
    await stop();
    await cluster.stop();
  });

  return {
    get cluster() {
      return cluster;
    },
    async setUp(options: GatedOptions = {}) {
      const knex = await databases.init(databaseId);
      const portal = await startGated({ cluster, knex, ...options });
      stop = () => portal.backend.stop();
      return portal;
    },
  };
}
