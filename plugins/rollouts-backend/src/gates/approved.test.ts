import { loadRecording, type RecordingRecord } from '@rollouts/recordings';
import { eventually } from '../__testUtils__/eventually';
import { databases } from '../store/__testUtils__/storeOn';
import { gated, ours } from './__testUtils__/gated';
import { gatedEach } from './__testUtils__/gatedEach';

jest.setTimeout(60_000);

const KIND = 'confirm-rollout';

/** 6.0.1 waits, 6.0.2 comes while it does, and a yes lets that one begin. */
const records = loadRecording('newer-revision-while-waiting');
const indexOf = (found: (record: RecordingRecord) => boolean) => {
  const index = records.findIndex(found);
  if (index < 0) throw new Error('not in the recording');
  return index;
};
const pushed = indexOf(
  r => r.source === 'action' && r.action === 'set image tag 6.0.2',
);
const answered = indexOf(
  r => r.source === 'hook' && r.hook === KIND && r.answer === 200,
);
const first = ours(records.slice(0, pushed));
const newer = ours(records.slice(pushed, answered));
const begun = ours(records.slice(answered));
const question = {
  ...(records[answered] as Extract<RecordingRecord, { source: 'hook' }>).body,
  namespace: gated.namespace,
  name: gated.name,
};

describe.each(databases.eachSupportedId())(
  'a yes to the start on %s',
  databaseId => {
    const portal = gatedEach(databaseId);

    async function setUp() {
      const { ask, offers, get, post } = await portal.setUp();
      /** What is offered once this version waits. */
      const offerFor = (tag: string) =>
        eventually(async () => {
          const offer = (await offers()).offers.find(
            ({ verb }: any) => verb === 'approve',
          );
          expect(offer.plan?.version).toEqual([
            expect.stringMatching(new RegExp(`:${tag}$`)),
          ]);
          return offer;
        });
      const click = async (verb: string, about?: string) => {
        const { rollout } = (await get('/v1/rollout', gated)).body;
        const { status, body } = await post('/v1/actions', {
          ...gated,
          verb,
          releaseId: rollout.release.id,
          phase: rollout.phase,
          lever: 'gate',
          about,
          reason: 'we looked at it',
          idempotencyKey: `click ${verb} ${about}`,
        });
        return [status, body.error?.message ?? body.action.state];
      };
      const told = (status: number, why: RegExp) =>
        eventually(async () =>
          expect(await ask(KIND, question)).toEqual([
            status,
            expect.stringMatching(why),
          ]),
        );
      const newest = async () => (await offers()).actions[0];
      return { offerFor, click, told, newest };
    }

    it('is to one version: what comes while it waits needs its own', async () => {
      const { offerFor, click, told } = await setUp();
      first.forEach(change => portal.cluster.play(change));
      const { plan } = await offerFor('6.0.1');
      await told(403, /^nobody decided yet$/);
      expect(await click('approve', plan.about)).toEqual([200, 'requested']);
      await told(200, /^yes$/);

      // The watch tells of the next version before Flagger asks again.
      newer.forEach(change => portal.cluster.play(change));
      await told(
        403,
        /^(the decision is about another revision|nobody decided)/,
      );
    });

    it('is refused to who saw an earlier version, and begins what was seen', async () => {
      const { offerFor, click, told, newest } = await setUp();
      [...first].forEach(change => portal.cluster.play(change));
      const seen = await offerFor('6.0.1');
      newer.forEach(change => portal.cluster.play(change));
      const { plan } = await offerFor('6.0.2');

      const [status, message] = await click('approve', seen.plan.about);
      expect([status, message]).toEqual([
        409,
        expect.stringMatching(/what waits now is .*:6\.0\.2$/),
      ]);
      expect((await click('approve'))[0]).toBe(409);
      await told(403, /^nobody decided yet$/);

      await click('approve', plan.about);
      await told(200, /^yes$/);
      begun.forEach(change => portal.cluster.play(change));
      await eventually(async () =>
        expect(await newest()).toMatchObject({ state: 'effective' }),
      );
      expect((await newest()).steps.map((step: any) => step.code)).toEqual([
        'stored',
        'gate-opened',
        'gate-answered',
        'effective',
      ]);
      expect(portal.cluster.patches).toEqual([]);
      await told(403, /^no release/);
    });

    it('is taken back as long as nothing has begun, whoever asked in the name of the Canary', async () => {
      const { offerFor, click, told, newest } = await setUp();
      first.forEach(change => portal.cluster.play(change));
      const { plan } = await offerFor('6.0.1');
      await click('approve', plan.about);
      await told(200, /^yes$/);
      await eventually(async () =>
        expect((await newest()).steps.at(-1).code).toBe('gate-answered'),
      );

      expect(await click('reject', plan.about)).toEqual([200, 'requested']);
      await told(403, /^rejected by/);
    });

    it('can be a no, which Flagger prints, and a yes after all', async () => {
      const { offerFor, click, told, newest } = await setUp();
      first.forEach(change => portal.cluster.play(change));
      const { plan } = await offerFor('6.0.1');
      expect(await click('reject', plan.about)).toEqual([200, 'requested']);
      await told(403, /^rejected by user:default\/ann: we looked at it$/);
      await eventually(async () => {
        // The no counts before it is taken note of; Flagger asks again.
        await told(403, /^rejected by/);
        expect(await newest()).toMatchObject({
          verb: 'reject',
          state: 'effective',
        });
      });

      const after = await offerFor('6.0.1');
      expect(after.plan.warnings).toContainEqual({
        code: 'was-rejected',
        params: { by: 'user:default/ann', reason: 'we looked at it' },
      });
      await click('approve', after.plan.about);
      await told(200, /^yes$/);
    });
  },
);
