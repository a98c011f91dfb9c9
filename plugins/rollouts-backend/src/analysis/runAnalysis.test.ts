import { mockServices } from '@backstage/backend-test-utils';
import { replay } from '../domain/__testUtils__/replay';
import { aMetric, aSpec, at, said, seen } from '../domain/__testUtils__/story';
import type { Observation } from '../domain/observation';
import type { StoredAnalysis } from '../store/AnalysisStore';
import type { Ask } from './evaluate';
import { runAnalysis } from './runAnalysis';

const INTERVAL_MS = aSpec.intervalMs;

/** Runs a number of checks of one release that progresses; `ask` may change its mind in between. */
async function check(
  times: number,
  ask: Ask,
  options: {
    story?: Observation[];
    openedAt?: number;
    /** How much later it is at each look at what runs. */
    lookMs?: number;
  } = {},
): Promise<StoredAnalysis[]> {
  const { openedAt = 0, lookMs = INTERVAL_MS } = options;
  const { state } = replay([
    seen(0, 'Initialized'),
    ...(options.story ?? [seen(10, 'Progressing')]),
  ]);
  const saved: StoredAnalysis[] = [];
  const over = new AbortController();
  let now = 0;
  const rollout = {
    id: 'r',
    namespace: 'shop',
    name: 'podinfo',
    state,
    release: { id: 'r.1', openedAt },
  } as any;
  const running = runAnalysis({
    cluster: 'production',
    store: {
      listRollouts: async () => {
        now += lookMs;
        return [rollout];
      },
      readAnalysis: async () => saved.at(-1) ?? null,
      saveAnalysis: async (_, analysis) => {
        saved.push(analysis);
        if (saved.length === times) over.abort();
        return true;
      },
    },
    templates: {
      read: async () =>
        new Map([
          ['shop/error-rate', { provider: 'prometheus', query: 'errors' }],
        ]),
    },
    mesh: async () => null,
    ask,
    epoch: 1,
    signal: over.signal,
    logger: mockServices.logger.mock(),
    now: () => now,
    onChanged: () => {},
  });
  while (!over.signal.aborted) await jest.advanceTimersByTimeAsync(INTERVAL_MS);
  await running;
  return saved;
}

beforeEach(() => jest.useFakeTimers());
afterEach(() => jest.useRealTimers());

it('keeps the last answer of a metric while it cannot be asked', async () => {
  let asked = 0;
  const [first, ...later] = await check(3, async query => {
    if (query !== 'errors') return { samples: [], warnings: [] };
    asked += 1;
    if (asked > 1) throw new Error('ECONNREFUSED');
    return { samples: [{ labels: {}, at: 7, value: 0.5 }], warnings: [] };
  });

  expect(first.metrics[0]).toMatchObject({ result: 'pass', last: null });
  expect(later.map(({ metrics }) => metrics[0])).toMatchObject(
    Array(2).fill({
      result: 'not-evaluated',
      canary: null,
      last: { at: first.at, canary: { value: 0.5, at: 7 }, result: 'pass' },
      problems: [{ code: 'query-failed' }],
    }),
  );
});

const knowsNothing: Ask = async () => ({ samples: [], warnings: [] });

it.each([
  [10_000, [10_000, 20_000, 30_000]],
  [30_000, [10_000, 40_000, 70_000]],
  // Flagger checks no sooner, whatever the Canary says.
  [1_000, [10_000, 20_000, 30_000]],
])('asks once for each check of every %d ms', async (intervalMs, times) => {
  const story = [seen(10, 'Progressing', { spec: { intervalMs } })];
  const saved = await check(3, knowsNothing, { story, lookMs: 10_000 });

  expect(saved.map(analysis => analysis.at)).toEqual(times);
});

it('asks between checks for nothing', async () => {
  const [first, second] = await check(2, knowsNothing, { lookMs: 2_000 });

  expect(second.at - first.at).toBe(INTERVAL_MS);
});

it('asks about so many metrics of one rollout and no more', async () => {
  const metrics = Array.from({ length: 31 }, (_, index) => ({
    ...aMetric,
    name: `metric-${index}`,
  }));
  const story = [seen(10, 'Progressing', { spec: { metrics } })];
  const [{ metrics: asked }] = await check(1, knowsNothing, { story });

  expect(asked.map(({ name }) => name)).toEqual(
    metrics.slice(0, 30).map(({ name }) => name),
  );
});

it.each([
  ['this release', 15, 'Halt podinfo.shop advancement error-rate 7.20 > 1'],
  ['an earlier one', 25, null],
])(
  'takes the words of Flagger about a metric for those of %s',
  async (_, opened, text) => {
    const story: Observation[] = [
      seen(10, 'Progressing'),
      said(20, 'Halt podinfo.shop advancement error-rate 7.20 > 1', 'warning'),
    ];
    const [{ metrics }] = await check(1, knowsNothing, {
      story,
      openedAt: at(opened),
    });

    expect(metrics[0].flagger.text).toBe(text);
  },
);
