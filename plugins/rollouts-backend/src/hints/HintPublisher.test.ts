import { mockServices } from '@backstage/backend-test-utils';
import { HintPublisher } from './HintPublisher';

describe('HintPublisher', () => {
  beforeEach(() => jest.useFakeTimers());
  afterEach(() => jest.useRealTimers());

  function setUp(publish = jest.fn(async () => {})) {
    const hints = new HintPublisher({
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

  it('sends the first at once and gathers the rest of the second', () => {
    const { hints, publish, ids } = setUp();

    hints.changed('a');
    hints.changed('b');
    hints.changed('c');
    hints.changed('b');
    expect(ids()).toEqual([['a']]);
    jest.advanceTimersByTime(999);
    expect(ids()).toEqual([['a']]);
    jest.advanceTimersByTime(1);
    expect(ids()).toEqual([['a'], ['b', 'c']]);
    jest.advanceTimersByTime(10_000);
    expect(ids()).toHaveLength(2);

    expect(publish).toHaveBeenCalledWith({
      recipients: { type: 'broadcast' },
      channel: 'rollouts',
      message: { ids: ['a'] },
    });
  });

  it('spreads thousands over several hints and loses none', () => {
    const { hints, ids } = setUp();
    const all = Array.from({ length: 1_201 }, (_, i) => `id-${i}`);

    all.forEach(id => hints.changed(id));
    jest.advanceTimersByTime(5_000);

    expect(ids().map(hint => hint.length)).toEqual([1, 500, 500, 200]);
    expect(ids().flat()).toEqual(all);
  });

  it('goes on when a hint could not be sent', async () => {
    const { hints, ids } = setUp(
      jest.fn(async () => {
        throw new Error('no broker');
      }),
    );

    hints.changed('a');
    await jest.advanceTimersByTimeAsync(1_000);
    hints.changed('b');

    expect(ids()).toEqual([['a'], ['b']]);
  });

  it('is silent after stop', () => {
    const { hints, publish } = setUp();
    hints.changed('a');
    hints.changed('b');

    hints.stop();
    hints.changed('c');
    jest.advanceTimersByTime(5_000);

    expect(publish).toHaveBeenCalledTimes(1);
  });
});
