import type { WatchRecord } from '@rollouts/recordings';
import { eventually } from '../__testUtils__/eventually';
import { recorded } from './__testUtils__/gated';
import { gatedEach } from './__testUtils__/gatedEach';

jest.setTimeout(60_000);

const KIND = 'confirm-promotion';
const theirs = { name: 'theirs', type: KIND, url: 'http://another/may-it' };

/** The Canary asks another server after this portal. */
function alsoAsking(record: WatchRecord): WatchRecord {
  const { spec }: any = record.object;
  spec?.analysis?.webhooks?.push(theirs);
  return record;
}

describe('a gate beside one of another server', () => {
  const gates = gatedEach('SQLITE_3');

  it('is told yes, and waits for the other as long as an approval may', async () => {
    const { before, question, after } = recorded('gates-all', KIND);
    [...before, ...after].forEach(alsoAsking);
    before.forEach(change => gates.cluster.play(change));
    const { ask, offers, click } = await gates.setUp();
    const offer = await eventually(async () => {
      await ask(KIND, question);
      const { offers: all } = await offers();
      const found = all.find(({ verb }: any) => verb === 'promote');
      expect(found.plan?.lever).toBe('gate');
      return found;
    });
    expect(offer.plan.warnings).toContainEqual({
      code: 'waits-for-hook',
      params: { gate: 'theirs' },
    });

    const { status, body } = await click({
      verb: 'promote',
      lever: 'gate',
      idempotencyKey: 'click-00001',
    });
    expect([status, body.action.approval.others]).toEqual([200, ['theirs']]);
    await eventually(async () =>
      expect(await ask(KIND, question)).toEqual([200, 'yes']),
    );
    await eventually(async () => {
      const [{ state, steps, approval, expectedBy }] = (await offers()).actions;
      expect(steps.at(-1).code).toBe('gate-answered');
      expect([state, expectedBy]).toEqual(['accepted', approval.expiresAt]);
    });

    after.forEach(change => gates.cluster.play(change));
    await eventually(async () =>
      expect((await offers()).actions[0].state).toBe('effective'),
    );
  });
});
