import { eventually } from '../__testUtils__/eventually';
import { databases } from '../store/__testUtils__/storeOn';
import { recorded } from './__testUtils__/gated';
import { gatedEach } from './__testUtils__/gatedEach';

jest.setTimeout(60_000);

const KIND = 'confirm-traffic-increase';
const { before, question } = recorded('gates-all', KIND);
const freeze = { name: 'for ever', from: '2020-01-01', to: '2999-01-01' };
const frozen = 'frozen by "for ever" until 2999-01-01T00:00:00.000Z';

describe.each(databases.eachSupportedId())(
  'a pause at the gate during a change freeze on %s',
  databaseId => {
    const gates = gatedEach(databaseId);

    async function setUp() {
      before.forEach(change => gates.cluster.play(change));
      const portal = await gates.setUp({
        freezes: [freeze],
      });
      const { ask, offers } = portal;
      const offerOf = async (verb: string) =>
        (await offers()).offers.find((o: any) => o.verb === verb);
      const told = (why: string) =>
        eventually(async () =>
          expect(await ask(KIND, question)).toEqual([403, why]),
        );
      /** Clicks, and lets Flagger ask until that has its effect. */
      const click = async (verb: string) => {
        const { status } = await portal.click({
          verb,
          lever: 'gate',
          idempotencyKey: `click ${verb}`,
        });
        expect(status).toBe(200);
        return eventually(async () => {
          await ask(KIND, question);
          const [newest] = (await offers()).actions;
          expect(newest).toMatchObject({ verb, state: 'effective' });
          return newest.steps.map((step: any) => step.code);
        });
      };
      await told(frozen);
      const request = async (verb: string) => {
        const { body } = await portal.click({
          verb,
          lever: (await offerOf(verb)).plan.lever,
          idempotencyKey: `request ${verb}`,
        });
        return body.action;
      };
      return { offers, offerOf, told, click, request };
    }

    it('gives way to a rollback before Flagger came for it', async () => {
      const { offers, offerOf, told, request } = await setUp();
      const pause = await request('pause');
      expect((await offerOf('rollback')).plan.warnings).toContainEqual({
        code: 'ends-action',
        params: { verb: 'pause', by: 'user:default/ann' },
      });

      const rollback = await request('rollback');

      const found = (await offers()).actions.find(
        ({ id }: any) => id === pause.id,
      );
      expect(found).toMatchObject({ state: 'ineffective', restore: 'none' });
      expect(found.steps.at(-1).code).toBe('withdrawn');
      expect((await offerOf('pause')).refusal.params.verb).toBe('rollback');
      expect(rollback.state).toBe('requested');
      await told(frozen);
    });

    it('is told to Flagger, and ended by a resume although the freeze goes on to say no', async () => {
      const { offerOf, told, click } = await setUp();
      expect((await offerOf('pause')).plan.lever).toBe('gate');
      expect(await click('pause')).toEqual([
        'stored',
        'gate-closed',
        'gate-held',
        'effective',
      ]);
      await told('paused by user:default/ann');

      const { plan } = await offerOf('resume');
      expect(plan.lever).toBe('gate');
      expect(plan.warnings).toContainEqual({
        code: 'freeze-goes-on',
        params: { window: 'for ever', until: Date.parse('2999-01-01') },
      });
      expect(await click('resume')).toEqual([
        'stored',
        'gate-opened',
        'gate-released',
        'effective',
      ]);
      await told(frozen);
      expect((await offerOf('resume')).refusal.code).toBe('not-paused');
      expect((await offerOf('pause')).plan.lever).toBe('gate');
    });
  },
);
