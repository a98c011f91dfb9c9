import { withAgreement } from '../domain/gates/decided/agree';
import { planAction } from '../domain/actions/plan';
import { newRecord, withPlan } from '../api/deciding/newRecord';
import { running, view } from '../domain/actions/__testUtils__/running';
import { aChange, checkout } from './__testUtils__/change';
import { databases, NOW, storeOn } from './__testUtils__/storeOn';

jest.setTimeout(60_000);

const webhooks = [
  { name: 'ask', type: 'confirm-promotion', url: 'http://portal' },
];

describe.each(databases.eachSupportedId())('an approval on %s', databaseId => {
  async function setUp() {
    const { store } = await storeOn(databaseId);
    await store.applyFacts(aChange());
    const [rollout] = await store.listRollouts({});
    const planned = planAction(
      'promote',
      view(running({ webhooks }), {
        gates: [
          {
            kind: 'confirm-promotion',
            hook: 'ask',
            checksums: ['a'],
            last: null,
          },
        ],
      }),
    );
    if (planned.refusal) throw new Error(planned.refusal.code);
    const asked = {
      ...checkout,
      verb: 'promote' as const,
      releaseId: 'release-1',
      phase: 'WaitingPromotion',
      reason: 'looks good',
      idempotencyKey: 'one-click',
    };
    const record = withPlan(
      newRecord(rollout, asked, 'user:default/ann', NOW),
      planned,
      1_000,
    );
    await store.addAction(record);
    const agree = (name: string) => {
      const said = {
        by: `user:default/${name}`,
        reason: `${name} agrees`,
        from: {
          portal: 'https://portal.example',
          origin: `https://${name}.example`,
          address: null,
          agent: null,
        },
      };
      return store.amendAction(
        record.id,
        known => withAgreement(known, { ...said, at: NOW }, []),
        said,
      );
    };
    const open = () => store.findOpenAction(rollout.id);
    return { store, agree, open };
  }

  it('is agreed with by several at once, and none is lost', async () => {
    const { agree, open } = await setUp();
    await Promise.all(['ben', 'cem', 'dora'].map(agree));

    const action = await open();
    const persons = action?.approval?.agreed.map(({ by }) => by) ?? [];
    expect(persons.sort()).toEqual(
      ['ann', 'ben', 'cem', 'dora'].map(name => `user:default/${name}`),
    );
    expect(action?.version).toBe(4);
  });

  it('is told to the audit as the word of who agreed', async () => {
    const { store, agree } = await setUp();
    await agree('ben');

    const kept = await store.walkAudit({}, { after: 0, limit: 10 });
    const rows = kept.map(
      ({ event, user, reason, from }) =>
        `${event} ${user}: ${reason} (${from?.origin})`,
    );
    expect(rows).toEqual([
      'stored user:default/ann: looks good (undefined)',
      'agreed user:default/ben: ben agrees (https://ben.example)',
    ]);
  });

  it('that does not exist is none', async () => {
    const { store } = await setUp();
    const said = { by: 'user:default/ben', reason: 'x', from: null };
    expect(await store.amendAction('no-id', known => known, said)).toBeNull();
  });
});
