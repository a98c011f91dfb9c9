import { mockServices } from '@backstage/backend-test-utils';
import type { Observation } from '../domain/observation';
import { EventInbox } from './EventInbox';

const address = { cluster: 'production', namespace: 'shop', name: 'checkout' };
const gone = (at: number): Observation => ({ kind: 'gone', at, uid: '' });

describe('EventInbox', () => {
  it('writes in order, goes on after a failure and says what was lost', async () => {
    const logger = mockServices.logger.mock();
    const seen: number[] = [];
    const inbox = new EventInbox({
      logger,
      apply: async (_address, { at }) => {
        if (at === 2) throw new Error('database is away');
        seen.push(at);
        return 'written';
      },
    });

    [1, 2, 3].forEach(at => inbox.push({ address, observation: gone(at) }));
    await inbox.drained();
    inbox.push({ address, observation: gone(4) });
    await inbox.drained();

    expect(seen).toEqual([1, 3, 4]);
    expect(logger.warn).toHaveBeenCalledWith(
      expect.stringContaining('flagger:production/shop/checkout was lost'),
    );
  });

  it('drops what comes too fast instead of growing', async () => {
    const logger = mockServices.logger.mock();
    let open = () => {};
    const gate = new Promise<void>(resolve => {
      open = resolve;
    });
    let written = 0;
    const inbox = new EventInbox({
      logger,
      apply: async () => {
        await gate;
        written += 1;
        return 'written';
      },
    });

    for (let at = 0; at < 2_101; at++) {
      inbox.push({ address, observation: gone(at) });
    }
    open();
    await inbox.drained();

    expect(written).toBe(2_001);
    expect(logger.warn).toHaveBeenCalledWith(
      '100 events came too fast and were dropped',
    );
  });
});
