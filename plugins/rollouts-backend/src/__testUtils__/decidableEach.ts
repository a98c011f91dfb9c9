import type { TestDatabases } from '@backstage/backend-test-utils';
import { DecidableOptions, startDecidable } from './decidable';
import { FakeApiServer } from './FakeApiServer';

/** For each test of a suite a cluster of its own; what a test starts on it is stopped with the test. */
export function decidableEach(databases: TestDatabases) {
  let cluster: FakeApiServer;
  let stops: Array<() => Promise<void>> = [];

  beforeEach(async () => {
    cluster = await FakeApiServer.start();
  });

  const stop = async () => {
    const started = stops;
    stops = [];
    for (const one of started) await one();
  };

  afterEach(async () => {
    await stop();
    await cluster.stop();
  });

  /** Has a portal stopped with the test. */
  const stopped = <P extends { backend: { stop(): Promise<void> } }>(
    portal: P,
  ): P => {
    stops.push(() => portal.backend.stop());
    return portal;
  };

  return {
    get cluster() {
      return cluster;
    },
    async setUp(options: Partial<DecidableOptions> = {}) {
      const knex = await databases.init('SQLITE_3');
      const portal = await startDecidable({ knex, cluster, ...options });
      return { ...stopped(portal), knex };
    },
    stopped,
    /** Stops before its end what the test has started. */
    stop,
  };
}
