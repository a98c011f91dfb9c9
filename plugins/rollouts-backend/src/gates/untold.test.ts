import { loadRecording } from '@rollouts/recordings';
import { eventually } from '../__testUtils__/eventually';
import { isWatchOf, movedTo } from '../__testUtils__/watchRecords';
import { recorded } from './__testUtils__/gated';
import { gatedEach } from './__testUtils__/gatedEach';

jest.setTimeout(60_000);

const KIND = 'confirm-promotion';
const { before, question, after } = recorded('gates-all', KIND);
/** Flagger says that the gate let it pass. */
const passing = loadRecording('gates-all')
  .filter(isWatchOf('events'))
  .filter(({ object }) =>
    String((object as { message?: string }).message).startsWith(
      'Confirm-promotion check',
    ),
  )
  .map(record => {
    const moved = movedTo('shop', record);
    const { involvedObject } = moved.object as { involvedObject?: object };
    Object.assign(involvedObject ?? {}, { namespace: 'shop' });
    return moved;
  });

describe('an approval of two persons, of whom one agreed', () => {
  const gates = gatedEach('SQLITE_3');

  it('did not promote what something else let pass, and the gate was passed without this portal', async () => {
    before.forEach(change => gates.cluster.play(change));
    const rules = { agreement: 'two' };
    const { ask, offers, click } = await gates.setUp({ rules });
    await eventually(async () => {
      expect(await ask(KIND, question)).toEqual([403, '0 of 2 persons agreed']);
      const { offers: all } = await offers();
      const { plan } = all.find(({ verb }: any) => verb === 'promote');
      expect(plan?.lever).toBe('gate');
    });
    await click({
      verb: 'promote',
      lever: 'gate',
      idempotencyKey: 'click-00001',
    });
    await eventually(async () =>
      expect(await ask(KIND, question)).toEqual([403, '1 of 2 persons agreed']),
    );

    // A redirecting ingress answers in place of the portal.
    [...passing, ...after].forEach(change => gates.cluster.play(change));

    const { actions, gateQuestions } = await eventually(async () => {
      const body = await offers();
      expect(body.actions[0].state).not.toBe('accepted');
      return body;
    });
    expect(actions[0]).toMatchObject({ state: 'ineffective', receipt: null });
    expect(actions[0].steps.map(({ code }: any) => code)).toEqual([
      'stored',
      'gate-opened',
      'ended-otherwise',
    ]);
    expect(actions[0].steps.at(-1).text).toBe('succeeded');
    await eventually(async () => {
      const asked = gateQuestions.find(({ kind }: any) => kind === KIND);
      expect(asked.last.answer).toBe('no');
      const { gateQuestions: now } = await offers();
      expect(now.find(({ kind }: any) => kind === KIND).bypassed).toBe(true);
    });
  });
});
