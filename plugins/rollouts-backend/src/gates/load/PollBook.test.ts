import { mockServices } from '@backstage/backend-test-utils';
import type { ActionRecord } from '../../domain/actions/record';
import type { GatePoll } from '../../domain/gates/poll';
import { PollBook } from './PollBook';

const poll = (changes: Partial<GatePoll> = {}): GatePoll => ({
  rolloutId: 'r',
  kind: 'confirm-promotion',
  checksum: 'a',
  keyId: 'key',
  releaseId: 'release-1',
  polledAt: 1_000,
  answer: false,
  decisionId: null,
  ...changes,
});

function aBook() {
  const store = {
    savePoll: jest.fn(async (_: GatePoll, __?: ActionRecord | null) => true),
    touchPolls: jest.fn(async (_: GatePoll[]): Promise<GatePoll[]> => []),
  };
  return { store, book: new PollBook(store, mockServices.logger.mock()) };
}

describe('the book of questions', () => {
  beforeEach(() => jest.useFakeTimers());
  afterEach(() => jest.useRealTimers());

  it('writes what is told for the first time at once, and the same later, together', async () => {
    const { store, book } = aBook();
    await book.savePoll(poll());
    await book.savePoll(poll({ rolloutId: 's' }));
    expect(store.savePoll).toHaveBeenCalledTimes(2);

    await book.savePoll(poll({ polledAt: 2_000 }));
    await book.savePoll(poll({ polledAt: 3_000 }));
    await book.savePoll(poll({ rolloutId: 's', polledAt: 3_000 }));
    expect(store.touchPolls).not.toHaveBeenCalled();
    await jest.advanceTimersByTimeAsync(1_000);
    expect(store.savePoll).toHaveBeenCalledTimes(2);
    expect(store.touchPolls.mock.calls).toEqual([
      [[poll({ polledAt: 3_000 }), poll({ rolloutId: 's', polledAt: 3_000 })]],
    ]);
  });

  it.each([
    ['another answer', { answer: true }],
    ['another release', { releaseId: 'release-2' }],
    ['another key', { keyId: 'earlier' }],
    ['another checksum', { checksum: 'b' }],
  ])('writes %s at once', async (_, changes) => {
    const { store, book } = aBook();
    await book.savePoll(poll());
    await book.savePoll(poll(changes));
    expect(store.savePoll).toHaveBeenLastCalledWith(poll(changes), null);
  });

  it('writes the first answer after a decision at once, though it is the same', async () => {
    const { store, book } = aBook();
    await book.savePoll(poll());
    const told = poll({ polledAt: 2_000, decisionId: 'pause' });
    await book.savePoll(told);
    expect(store.savePoll).toHaveBeenLastCalledWith(told, null);
    await book.savePoll({ ...told, polledAt: 3_000 });
    expect(store.savePoll).toHaveBeenCalledTimes(2);
  });

  it('writes as another answer what another replica told otherwise meanwhile', async () => {
    const { store, book } = aBook();
    await book.savePoll(poll());
    const again = poll({ polledAt: 2_000 });
    store.touchPolls.mockResolvedValueOnce([again]);
    await book.savePoll(again);
    await book.close();
    expect(store.savePoll).toHaveBeenLastCalledWith(again, null);
  });

  it('writes no times of what is beyond the number that is kept', async () => {
    const { store, book } = aBook();
    store.savePoll.mockResolvedValue(false);
    await book.savePoll(poll());
    await book.savePoll(poll({ polledAt: 2_000 }));
    await book.close();
    expect(store.touchPolls).not.toHaveBeenCalled();
  });

  it('takes nothing for written that could not be', async () => {
    const { store, book } = aBook();
    store.savePoll.mockRejectedValueOnce(new Error('no database'));
    await expect(book.savePoll(poll())).rejects.toThrow('no database');
    await book.savePoll(poll());
    expect(store.savePoll).toHaveBeenCalledTimes(2);
  });

  it('writes one thing at a time, and what came meanwhile after it', async () => {
    const { store, book } = aBook();
    let end = () => {};
    store.touchPolls.mockReturnValueOnce(
      new Promise(resolve => {
        end = () => resolve([]);
      }),
    );
    await book.savePoll(poll());
    for (const polledAt of [2_000, 3_000, 4_000]) {
      await book.savePoll(poll({ polledAt }));
      await jest.advanceTimersByTimeAsync(1_000);
    }
    expect(store.touchPolls).toHaveBeenCalledTimes(1);
    end();
    await jest.advanceTimersByTimeAsync(1_000);
    expect(
      store.touchPolls.mock.calls.map(([[{ polledAt }]]) => polledAt),
    ).toEqual([2_000, 4_000]);
  });

  it('goes on after times were lost, and writes the last ones when it is closed', async () => {
    const { store, book } = aBook();
    await book.savePoll(poll());
    store.touchPolls.mockRejectedValueOnce(new Error('no database'));
    await book.savePoll(poll({ polledAt: 2_000 }));
    await jest.advanceTimersByTimeAsync(1_000);
    await book.savePoll(poll({ polledAt: 3_000 }));
    await book.close();
    expect(store.touchPolls).toHaveBeenLastCalledWith([
      poll({ polledAt: 3_000 }),
    ]);
  });
});
