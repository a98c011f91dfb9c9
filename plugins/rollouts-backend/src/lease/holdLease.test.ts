import { mockServices } from '@backstage/backend-test-utils';
import type { LeaseStore } from '../store/Store';
import { holdLease } from './holdLease';

const never = () => new Promise<never>(() => {});

/** A replica that wants a lease, on a clock that only the test moves. */
function wanting(changes: Partial<LeaseStore>) {
  const store: jest.Mocked<LeaseStore> = {
    acquireLease: jest.fn().mockResolvedValue({ epoch: 7 }),
    renewLease: jest.fn().mockResolvedValue(true),
    releaseLease: jest.fn().mockResolvedValue(undefined),
    ...(changes as object),
  };
  const stopping = new AbortController();
  const told: string[] = [];
  const failures: number[] = [];
  const done = holdLease({
    store,
    cluster: 'production',
    holder: 'me',
    logger: mockServices.logger.mock(),
    signal: stopping.signal,
    random: () => 0.5,
    onStoreFailed: () => failures.push(0),
    whileHeld: async (epoch, signal) => {
      told.push(`reads with ${epoch}`);
      await new Promise(resolve => signal.addEventListener('abort', resolve));
      told.push('stopped');
    },
  });
  const stop = async () => {
    stopping.abort();
    await jest.advanceTimersByTimeAsync(0);
    await done;
  };
  return { store, told, failures, stop };
}

const pass = (ms: number) => jest.advanceTimersByTimeAsync(ms);

describe('the holder of a lease', () => {
  beforeEach(() => jest.useFakeTimers());
  afterEach(() => jest.useRealTimers());

  it('reads for as long as it renews, and hands over when it stops', async () => {
    const { store, told, stop } = wanting({});
    await pass(60_000);
    expect(told).toEqual(['reads with 7']);

    await stop();
    expect(told).toEqual(['reads with 7', 'stopped']);
    expect(store.releaseLease).toHaveBeenCalledWith('production', 'me', 7);
  });

  it('stops at once when another took it', async () => {
    const { told, stop } = wanting({
      renewLease: jest.fn(async () => false),
      acquireLease: jest
        .fn()
        .mockResolvedValueOnce({ epoch: 7 })
        .mockResolvedValue(null),
    });
    await pass(5_000);

    expect(told).toEqual(['reads with 7', 'stopped']);
    await stop();
  });

  it.each([
    ['fails', async () => Promise.reject(new Error('down'))],
    ['does not answer', never],
  ])('stops before it runs out when the database %s', async (_, renewLease) => {
    const { told, failures, stop } = wanting({
      renewLease: jest.fn(renewLease),
    });
    await pass(14_999);

    expect(told.slice(0, 2)).toEqual(['reads with 7', 'stopped']);
    expect(failures).not.toEqual([]);
    await stop();
  });

  it('waits while another has it, also through trouble', async () => {
    const acquireLease = jest
      .fn()
      .mockResolvedValueOnce(null)
      .mockRejectedValueOnce(new Error('down'))
      .mockResolvedValue({ epoch: 8 });
    const { told, stop } = wanting({ acquireLease });
    await pass(9_999);
    expect(told).toEqual([]);

    await pass(1);
    expect(told).toEqual(['reads with 8']);
    await stop();
  });
});
