import { mockServices } from '@backstage/backend-test-utils';
import { createHints } from './createHints';

describe('createHints', () => {
  beforeEach(() => jest.useFakeTimers());
  afterEach(() => jest.useRealTimers());

  function setUp(publish = jest.fn(async () => {})) {
    const hints = createHints({
      signals: { publish },
      logger: mockServices.logger.mock(),
    });
    const ids = () =>
      publish.mock.calls.map(
        ([signal]: unknown[]) =>
          (signal as { message: { ids: string[] } }).message.ids,
      );
    return { hints, publish, ids };
  }

  it('sends the first at once and gathers the rest of the second', async () => {
    const { hints, publish, ids } = setUp();

    hints.add('a');
    hints.add('b');
    hints.add('c');
    hints.add('b');
    expect(ids()).toEqual([['a']]);
    await jest.advanceTimersByTimeAsync(999);
    expect(ids()).toEqual([['a']]);
    await jest.advanceTimersByTimeAsync(1);
    expect(ids()).toEqual([['a'], ['b', 'c']]);
    await jest.advanceTimersByTimeAsync(10_000);
    expect(ids()).toHaveLength(2);

    expect(publish).toHaveBeenCalledWith({
      recipients: { type: 'broadcast' },
      channel: 'rollouts',
      message: { ids: ['a'] },
    });
  });

  it('spreads thousands over several hints and loses none', async () => {
    const { hints, ids } = setUp();
    const all = Array.from({ length: 1_201 }, (_, i) => `id-${i}`);

    all.forEach(id => hints.add(id));
    await jest.advanceTimersByTimeAsync(5_000);

    expect(ids().map(hint => hint.length)).toEqual([1, 500, 500, 200]);
    expect(ids().flat()).toEqual(all);
  });

  it('goes on when a hint could not be sent', async () => {
    const { hints, ids } = setUp(
      jest.fn(async () => {
        throw new Error('no broker');
      }),
    );

    hints.add('a');
    await jest.advanceTimersByTimeAsync(1_000);
    hints.add('b');

    expect(ids()).toEqual([['a'], ['b']]);
  });

  it('is silent after stop', async () => {
    const { hints, publish } = setUp();
    hints.add('a');
    hints.add('b');

    await hints.stop();
    hints.add('c');
    await jest.advanceTimersByTimeAsync(5_000);

    expect(publish).toHaveBeenCalledTimes(1);
  });
});
