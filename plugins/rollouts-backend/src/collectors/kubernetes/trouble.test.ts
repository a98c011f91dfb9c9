import { mockServices } from '@backstage/backend-test-utils';
import type { SourceFeed } from '@rollouts/backstage-plugin-rollouts-common';
import { aSource } from '@rollouts/backstage-plugin-rollouts-common/testing';
import { eventually } from '../../__testUtils__/eventually';
import { DirectTransport } from './client/DirectTransport';
import { readLines } from './client/readLines';
import { ClusterCollector, LastRead } from './ClusterCollector';
import { watchedKinds } from './toObservation';
import {
  breaksOff,
  forgets,
  lists,
  refuses,
  says,
  TroubledApiServer,
} from './__testUtils__/TroubledApiServer';

const checkout = {
  metadata: {
    name: 'checkout',
    namespace: 'shop',
    uid: 'uid',
    resourceVersion: '1',
  },
  spec: { targetRef: { kind: 'Deployment', name: 'web' }, analysis: {} },
};
const event = {
  metadata: { name: 'e', namespace: 'shop', resourceVersion: '1' },
  message: 'Starting canary analysis',
  lastTimestamp: '2026-01-01T00:00:00Z',
  involvedObject: { kind: 'Canary', namespace: 'shop', name: 'checkout' },
};

let server: TroubledApiServer;
let stopAll: Array<() => Promise<void>>;

beforeEach(async () => {
  server = await TroubledApiServer.start();
  stopAll = [];
});

afterEach(async () => {
  for (const stop of stopAll) await stop();
  await server.stop();
});

/** A collector that reads the server until the test ends. */
function collecting(
  options: {
    namespaces?: string[];
    port?: number;
    remembered?: Partial<LastRead>;
  } = {},
) {
  const over = new AbortController();
  const { namespaces, port = server.port, remembered } = options;
  const transport = new DirectTransport({
    url: `http://127.0.0.1:${port}`,
    skipTLSVerify: false,
    serviceAccountToken: 'secret-token',
  });
  const logger = mockServices.logger.mock();
  const observed: string[] = [];
  const collector = new ClusterCollector({
    cluster: {
      name: 'production',
      actions: false,
      production: false,
      namespaces,
    },
    transport,
    remembered: {
      canaries: [],
      source: null,
      storeFailedAt: null,
      ...remembered,
    },
    observe: async ({ name }, observation) => {
      const { kind } = observation;
      const why = kind === 'gap' ? ` ${observation.reason}` : '';
      observed.push(`${name}: ${kind}${why}`);
    },
    logger,
    now: Date.now,
    random: () => 0,
  });
  const running = collector.run(over.signal);
  const stop = async () => {
    over.abort();
    await running;
    await transport.close();
  };
  stopAll.push(stop);
  const feed = (name: string) =>
    collector.source().feeds.find(f => f.name === name) as SourceFeed;
  return { collector, observed, feed, stop, logger };
}

type Collecting = ReturnType<typeof collecting>;
const isLive = ({ collector }: Collecting) =>
  eventually(async () => expect(collector.source().state).toBe('live'));
const isDown = ({ collector }: Collecting, message: string | RegExp) =>
  eventually(async () =>
    expect(collector.source()).toMatchObject({
      state: 'down',
      lastError: { message: expect.stringMatching(message) },
    }),
  );

describe('a cluster in trouble', () => {
  it('that is unreachable is down, and read as soon as it is there', async () => {
    const { port } = server;
    await server.stop();
    const reading = collecting({ port });
    await isDown(reading, `No answer from http://127.0.0.1:${port}`);

    server = await TroubledApiServer.start(port);
    server.answer('canaries', lists(checkout));
    await isLive(reading);
    expect(reading.observed).toEqual(['checkout: canary']);
  });

  it.each([
    [
      'answers HTML',
      says(200, '<html>Sign in</html>', 'text/html'),
      /200 with text\/html instead of JSON/,
    ],
    [
      'does not accept the token any more',
      refuses(401, 'Unauthorized'),
      /Unauthorized\. The API server refuses the credentials of the portal\. Check the token of this cluster: it may have expired/,
    ],
    ['fails', refuses(500, 'etcd is down'), /etcd is down/],
    ['breaks off in a list', breaksOff, /broke in the middle of an answer/],
    [
      'has no Flagger',
      says(404, '404 page not found\n', 'text/plain'),
      /not in/,
    ],
  ])('that %s says so and recovers', async (_, trouble, message) => {
    server.answer('canaries', trouble);
    const reading = collecting();
    await isDown(reading, message);
    expect(JSON.stringify(reading.collector.source())).not.toContain('secret');
    await eventually(async () =>
      expect(reading.feed('deployments').state).toBe('live'),
    );
  });

  it('goes on where it was when a list broke off', async () => {
    server.answer('canaries', breaksOff);
    const reading = collecting();
    await isDown(reading, 'broke');
    server.answer('canaries', lists(checkout));

    await isLive(reading);
    expect(reading.observed).toEqual(['checkout: canary']);
  });

  it.each([
    ['the portal was not running', null, 'backend-stopped'],
    ['the database failed before', 1_999, 'backend-stopped'],
    ['the database failed meanwhile', 2_000, 'not-recorded'],
  ])('of which something was missed says why: %s', async (_, at, reason) => {
    const { namespace, name, uid } = checkout.metadata;
    server.answer('canaries', forgets(checkout));
    const reading = collecting({
      remembered: {
        canaries: [{ namespace, name, uid, resourceVersion: '0' }],
        source: aSource({ lastSuccessAt: 2_000, feeds: [] }),
        storeFailedAt: at,
      },
    });

    await isLive(reading);
    await eventually(async () =>
      expect(reading.observed).toEqual([
        `checkout: gap ${reason}`,
        'checkout: canary',
      ]),
    );
  });

  it('that refuses one kind only is live and names the kind', async () => {
    const forbidden = 'events is forbidden: User "x" cannot list resource';
    server.answer('events', refuses(403, forbidden));
    const reading = collecting();
    await isLive(reading);

    await eventually(async () =>
      expect(reading.feed('events')).toMatchObject({
        state: 'denied',
        lastError: {
          message: `${forbidden}. Grant the account list and watch on this kind`,
        },
      }),
    );
    expect(reading.collector.source().lastError).toBeNull();
  });

  it('without the Gateway API is live, and the kind is absent', async () => {
    server.answer(
      'httproutes',
      says(404, '404 page not found\n', 'text/plain'),
    );
    const reading = collecting();
    await isLive(reading);

    await eventually(async () =>
      expect(reading.feed('httproutes').state).toBe('absent'),
    );
  });

  it('with a clock that is a minute ahead tells by how much', async () => {
    for (const kind of watchedKinds) {
      server.answer(kind, (response, query) => {
        const date = new Date(Date.now() + 60_000).toUTCString();
        response.setHeader('date', date);
        lists()(response, query);
      });
    }
    const reading = collecting();
    await isLive(reading);

    const { clockSkewMs } = reading.collector.source();
    expect(clockSkewMs).toBeGreaterThan(55_000);
    expect(clockSkewMs).toBeLessThanOrEqual(60_000);
  });

  it('that is slow with its Canaries loses no event', async () => {
    let answer = () => {};
    server.answer('canaries', (response, query) => {
      answer = () => lists(checkout)(response, query);
      if (query.get('watch')) answer();
    });
    server.answer('events', lists(event));
    const reading = collecting();
    await eventually(async () =>
      expect(reading.feed('events').state).toBe('live'),
    );
    expect(reading.collector.source().state).toBe('connecting');
    expect(reading.observed).toEqual([]);

    answer();
    await eventually(async () =>
      expect(reading.observed).toEqual(['checkout: canary', 'checkout: said']),
    );
  });

  it('is asked for the configured namespaces only', async () => {
    const reading = collecting({ namespaces: ['shop', 'payments'] });
    await isLive(reading);

    const canaries = server.requests.filter(path => path.endsWith('canaries'));
    expect([...new Set(canaries)].sort()).toEqual([
      '/apis/flagger.app/v1beta1/namespaces/payments/canaries',
      '/apis/flagger.app/v1beta1/namespaces/shop/canaries',
    ]);
    expect(server.requests).not.toContain('/api/v1/events');
  });

  it('is left without an open connection', async () => {
    const reading = collecting();
    await isLive(reading);
    await eventually(async () =>
      expect(await server.connections()).toBeGreaterThanOrEqual(5),
    );

    await reading.stop();

    await eventually(async () => expect(await server.connections()).toBe(0));
  });
});

describe('a connection that is half open', () => {
  it('is given up after a silence, and closed', async () => {
    const { signal } = new AbortController();
    const transport = new DirectTransport({
      url: `http://127.0.0.1:${server.port}`,
      skipTLSVerify: false,
    });
    const { body } = await transport.get('/api/v1/events?watch=true', {
      signal,
    });
    const read = async () => {
      for await (const line of readLines(body, () => 20)) return line;
      return null;
    };

    await expect(read()).rejects.toMatchObject({ kind: 'silent' });
    await eventually(async () => expect(await server.connections()).toBe(0));
    await transport.close();
  });
});
