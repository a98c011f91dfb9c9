import type { Flagger } from '@rollouts/backstage-plugin-rollouts-common';
import { aFlagger } from '@rollouts/backstage-plugin-rollouts-common/testing';
import type { Transport } from '../kubernetes/client/Transport';
import {
  Answer,
  listed,
  status,
} from '../kubernetes/__testUtils__/ScriptedTransport';
import { FlaggerReader } from './FlaggerReader';
import { rememberInfo } from './rememberInfo';

const LABEL = 'labelSelector=app.kubernetes.io%2Fname%3Dflagger';
const NAME = 'fieldSelector=metadata.name%3Dflagger';

const deployment = (tag: string, readyReplicas = 1) => ({
  metadata: { name: 'flagger', namespace: 'flagger-system' },
  spec: {
    template: {
      spec: {
        containers: [
          { name: 'flagger', image: `ghcr.io/fluxcd/flagger:${tag}` },
        ],
      },
    },
  },
  status: { readyReplicas },
});

let stops: Array<() => void> = [];

/** A cluster and its Prometheus, which change their minds when told to, and a reader of both. */
function setUp(options: {
  deployments?: (path: string) => Answer;
  /** Versions that the server tells; undefined: there is none. */
  told?: () => string[];
  clusters?: string[];
  namespace?: string;
  previous?: Flagger;
}) {
  const world = {
    paths: [] as string[],
    asked: 0,
    deployments: options.deployments ?? (() => listed('1', [])),
    told: options.told,
  };
  const transport: Transport = {
    async get(path) {
      world.paths.push(path);
      const answer = world.deployments(path);
      if (answer instanceof Error) throw answer;
      return answer;
    },
    async close() {},
  };
  const clock = { now: () => Date.now(), random: () => 0 };
  const info = rememberInfo({
    ...clock,
    ask: async () => {
      world.asked += 1;
      const versions = world.told?.() ?? [];
      return {
        samples: versions.map(version => ({
          labels: { version, instance: 'flagger:8080' },
          at: 0,
          value: 1,
        })),
        warnings: [],
      };
    },
  });
  const server = { name: 'main', clusters: options.clusters ?? ['production'] };
  const reader = new FlaggerReader({
    ...clock,
    cluster: 'production',
    namespace: options.namespace ?? null,
    transport,
    prometheus: options.told ? { info, server } : null,
    previous: options.previous ?? null,
  });
  const over = new AbortController();
  stops.push(() => over.abort());
  void reader.run(over.signal);
  return { world, known: () => reader.known() };
}

const pass = (ms: number) => jest.advanceTimersByTimeAsync(ms);

beforeEach(() => jest.useFakeTimers({ now: 1_000_000 }));
afterEach(() => {
  stops.forEach(stop => stop());
  stops = [];
  jest.useRealTimers();
});

it('hears both, and the process wins', async () => {
  const { known } = setUp({
    deployments: () => listed('1', [deployment('1.44.0')]),
    told: () => ['1.41.0'],
  });
  await pass(1);

  expect(known()).toMatchObject({
    version: '1.41.0',
    from: 'process',
    presence: 'running',
    process: { state: 'read', readAt: 1_000_000 },
    deployment: {
      state: 'read',
      found: [
        { object: 'Deployment flagger-system/flagger', version: '1.44.0' },
      ],
    },
  });
});

it('asks seldom: the process once in two minutes, the Deployment twice in one', async () => {
  const { world } = setUp({
    deployments: () => listed('1', [deployment('1.44.0')]),
    told: () => ['1.44.0'],
  });
  await pass(115_000);
  expect([world.asked, world.paths.length]).toEqual([1, 4]);

  await pass(10_000);
  expect([world.asked, world.paths.length]).toEqual([2, 5]);
});

it('looks for the label, then for the name, in all namespaces', async () => {
  const { world, known } = setUp({});
  await pass(1);

  expect(world.paths).toEqual(
    [LABEL, NAME].map(
      selector => `/apis/apps/v1/deployments?${selector}&limit=500`,
    ),
  );
  expect(known()).toMatchObject({ version: null, presence: 'unseen' });
});

it('looks in the namespace that is configured', async () => {
  const { world } = setUp({
    namespace: 'flux/system',
    deployments: () => listed('1', [deployment('1.44.0')]),
  });
  await pass(1);

  expect(world.paths).toEqual([
    `/apis/apps/v1/namespaces/flux%2Fsystem/deployments?${LABEL}&limit=500`,
  ]);
});

it('says what it may not read, and knows nothing then', async () => {
  const message = 'deployments.apps is forbidden';
  const { known } = setUp({ deployments: () => status(403, message) });
  await pass(1);

  expect(known()).toMatchObject({
    version: null,
    support: 'unknown',
    presence: 'unknown',
    process: { state: 'unconfigured' },
    deployment: {
      state: 'denied',
      error: expect.stringContaining(message),
      readAt: null,
    },
  });
});

it('keeps what it knew while neither answers, with its age, and goes on asking', async () => {
  const { world, known } = setUp({
    deployments: () => listed('1', [deployment('1.44.0')]),
    told: () => ['1.44.0'],
  });
  await pass(1);
  world.deployments = () => new Error('connect ECONNREFUSED');
  world.told = () => {
    throw new Error('No answer');
  };
  await pass(130_000);

  expect(known()).toMatchObject({
    version: '1.44.0',
    presence: 'unknown',
    process: { state: 'failing', readAt: 1_000_000, error: 'No answer' },
    deployment: {
      state: 'failing',
      readAt: 1_000_000,
      error: 'connect ECONNREFUSED',
    },
  });

  world.deployments = () => listed('1', [deployment('1.45.0', 0)]);
  world.told = () => [];
  await pass(70_000);
  expect(known()).toMatchObject({ version: '1.45.0', presence: 'stopped' });
});

it('begins with what the last reader knew', async () => {
  const previous = aFlagger();
  const { known } = setUp({
    previous,
    told: () => new Promise(() => {}) as never,
    deployments: () => status(500, 'etcd is down'),
  });
  await pass(1);

  expect(known()).toMatchObject({
    version: '1.44.0',
    deployment: { state: 'failing', readAt: previous.deployment.readAt },
  });
});

it('does not take the Flagger of another cluster for its own', async () => {
  const { known } = setUp({
    told: () => ['1.44.0'],
    clusters: ['staging', 'production'],
  });
  await pass(1);

  expect(known()).toMatchObject({
    version: null,
    process: {
      state: 'failing',
      error: expect.stringContaining('no label cluster'),
    },
  });
});
