import express from 'express';
import type { LoggerService } from '@backstage/backend-plugin-api';
import type { Source } from '@rollouts/backstage-plugin-rollouts-common';
import { createGates } from '../../src/gates/createGates';
import { createHouse } from '../../src/gates/createHouse';
import { createKnexStore } from '../../src/store/knexStore';
import { CLUSTER, connect } from './seed';

const silent = () => {};
const SILENT: LoggerService = {
  ...{ error: silent, warn: silent, info: silent, debug: silent },
  child: () => SILENT,
};

/**
 * The gates of the portal and, beside them in the same process, a handler that reads the body and
 * answers no: what HTTP alone costs. Says its port on stdout, and what it used at `/usage`.
 */
async function main(url: string, key: string): Promise<void> {
  const knex = connect(url);
  const now = () => Date.now();
  const store = createKnexStore({ knex, now });
  const lease = await store.acquireLease(CLUSTER, 'benchmark', 3_600_000);
  const live = { name: CLUSTER, state: 'live', feeds: [] } as unknown as Source;
  const hear = () => store.saveSource(live, lease?.epoch ?? 0).catch(() => {});
  await hear();
  setInterval(hear, 5_000);

  const app = express();
  app.get('/usage', (_, res) => {
    const { user, system } = process.cpuUsage();
    const { rss } = process.memoryUsage();
    res.json({ cpuMs: (user + system) / 1_000, rssMb: rss / 1_048_576 });
  });
  app.post('/trivial', express.json({ type: () => true }), (_, res) => {
    res.status(403).type('text/plain').send('nobody decided yet\n');
  });
  app.use(
    createGates({
      clusters: [{ name: CLUSTER, gates: { key: [key] } as never }],
      store,
      house: createHouse({ clusters: [], freezes: [], gateUrls: [] }),
      logger: SILENT,
      now,
    }).router,
  );
  const server = app.listen(0, '127.0.0.1', () => {
    const address = server.address();
    if (address && typeof address === 'object') {
      process.stdout.write(`${address.port}\n`);
    }
  });
}

const [, , url, key] = process.argv;
main(url, key).catch(error => {
  process.stderr.write(`${error.stack}\n`);
  process.exit(1);
});
