import { mockServices } from '@backstage/backend-test-utils';
import { replay } from '../domain/__testUtils__/replay';
import { aSpec, seen } from '../domain/__testUtils__/story';
import type { StoredAnalysis } from '../store/Store';
import type { Ask } from './evaluate';
import { runAnalysis } from './runAnalysis';

const INTERVAL_MS = aSpec.intervalMs;

/** Runs a number of checks of one release that progresses; `ask` may change its mind in between. */
async function check(times: number, ask: Ask): Promise<StoredAnalysis[]> {
  const { state } = replay([seen(0, 'Initialized'), seen(10, 'Progressing')]);
  const saved: StoredAnalysis[] = [];
  const over = new AbortController();
  let now = 0;
  const rollout = {
    id: 'r',
    namespace: 'shop',
    name: 'podinfo',
    state,
    release: { id: 'r.1', openedAt: 0 },
  } as any;
  const running = runAnalysis({
    cluster: 'production',
    store: {
      listRollouts: async () => {
        now += INTERVAL_MS;
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
    ask,
    epoch: 1,
    signal: over.signal,
    logger: mockServices.logger.mock(),
    now: () => now,
    random: () => 0,
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
