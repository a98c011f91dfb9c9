import { mockCredentials } from '@backstage/backend-test-utils';
import { ANN } from '../__testUtils__/backend';
import { eventually } from '../__testUtils__/eventually';
import { gated, recorded } from './__testUtils__/gated';
import { gatedEach } from './__testUtils__/gatedEach';

jest.setTimeout(60_000);

const BEN = mockCredentials.user.header('user:default/ben');
const KIND = 'confirm-promotion';
const { before, question } = recorded('gates-all', KIND);

describe('an approval under the rules of the house', () => {
  const gates = gatedEach('SQLITE_3');

  beforeEach(() => before.forEach(change => gates.cluster.play(change)));

  /** A portal that Flagger asked, and a click on one of its buttons. */
  async function setUp(options: Parameters<typeof gates.setUp>[0]) {
    const { ask, offers, get, post } = await gates.setUp(options);
    const offerOf = async (verb: string, authorization = ANN) =>
      (await offers(authorization)).offers.find((o: any) => o.verb === verb);
    const rollout = await eventually(async () => {
      await ask(KIND, question);
      expect((await offerOf('promote')).plan?.lever).toBe('gate');
      return (await get('/v1/rollout', gated)).body.rollout;
    });
    const click = async (verb: string, authorization: string, key: string) => {
      const asked = {
        ...gated,
        verb,
        releaseId: rollout.release.id,
        phase: rollout.phase,
        lever: (await offerOf(verb)).plan?.lever ?? 'gate',
        reason: 'we looked at it',
        idempotencyKey: key,
      };
      const { status, body } = await post('/v1/actions', asked, authorization);
      return { status, action: body.action, error: body.error?.message };
    };
    const told = (answer: [number, string]) =>
      eventually(async () => expect(await ask(KIND, question)).toEqual(answer));
    return { offers, offerOf, click, told };
  }

  it('waits for a second person, who agrees by asking for the same', async () => {
    const { offers, offerOf, click, told } = await setUp({
      rules: { agreement: 'two' },
    });
    await told([403, '0 of 2 persons agreed']);
    expect((await offerOf('promote')).plan.warnings).toContainEqual({
      code: 'waits-for-another',
      params: { agreed: 1, needed: 2 },
    });

    const first = await click('promote', ANN, 'click-00001');
    expect(first.action.approval.agreed).toMatchObject([
      { by: 'user:default/ann' },
    ]);
    await told([403, '1 of 2 persons agreed']);
    const gate = (await offers()).gateQuestions.find(
      ({ kind }: any) => kind === KIND,
    );
    expect(gate.objections).toEqual([
      { code: 'needs-two', params: { agreed: 1, needed: 2 }, until: null },
    ]);
    // One person is one, however often they click.
    const again = await click('promote', ANN, 'click-00002');
    expect(again.action.id).toBe(first.action.id);
    await told([403, '1 of 2 persons agreed']);
    expect((await offerOf('promote')).refusal.code).toBe('action-in-progress');

    expect((await offerOf('promote', BEN)).plan.warnings).not.toContainEqual(
      expect.objectContaining({ code: 'waits-for-another' }),
    );
    const second = await click('promote', BEN, 'click-00003');
    expect([second.status, second.action.id]).toEqual([200, first.action.id]);
    await told([200, 'yes']);
    const [action] = (await offers()).actions;
    expect(action.approval.agreed.map(({ by }: any) => by)).toEqual([
      'user:default/ann',
      'user:default/ben',
    ]);
  });

  it('waits for the end of a freeze, and gives way to a rollback meanwhile', async () => {
    const freeze = { name: 'for ever', from: '2020-01-01', to: '2999-01-01' };
    const { offers, offerOf, click, told } = await setUp({ freezes: [freeze] });
    const frozen = 'frozen by "for ever" until 2999-01-01T00:00:00.000Z';
    await told([403, `${frozen}; nobody decided yet`]);

    const { action } = await click('promote', ANN, 'click-00001');
    expect(action.approval.expiresAt - action.requestedAt).toBe(24 * 3_600_000);
    await told([403, frozen]);

    const rollback = await offerOf('rollback', BEN);
    expect(rollback.plan.warnings).toContainEqual({
      code: 'withdraws-approval',
      params: { by: 'user:default/ann' },
    });
    const undone = await click('rollback', BEN, 'click-00002');
    expect([undone.status, undone.error]).toEqual([200, undefined]);
    const withdrawn = (await offers()).actions.find(
      ({ id }: any) => id === action.id,
    );
    expect(withdrawn).toMatchObject({ state: 'ineffective' });
    expect(withdrawn.steps.at(-1)).toMatchObject({
      code: 'withdrawn',
      text: 'user:default/ben',
    });
  });

  it('is kept from by a no, which gives way to a rollback and goes on to be told', async () => {
    const { offers, offerOf, click, told } = await setUp({});
    const { action } = await click('reject', ANN, 'click-00001');
    expect((await offerOf('promote', BEN)).refusal.code).toBe(
      'action-in-progress',
    );
    expect((await offerOf('rollback', BEN)).plan.warnings).toContainEqual({
      code: 'ends-action',
      params: { verb: 'reject', by: 'user:default/ann' },
    });

    const undone = await click('rollback', BEN, 'click-00002');

    expect([undone.status, undone.error]).toEqual([200, undefined]);
    const ended = (await offers()).actions.find(
      ({ id }: any) => id === action.id,
    );
    expect(ended).toMatchObject({ state: 'ineffective' });
    await told([403, 'rejected by user:default/ann: we looked at it']);
  });
});
