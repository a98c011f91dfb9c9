import { TestDatabases } from '@backstage/backend-test-utils';
import {
  HookRecord,
  loadRecording,
  RecordingName,
  RecordingRecord,
  WatchRecord,
} from '@rollouts/recordings';
import { startRollouts } from '../__testUtils__/backend';
import { eventually } from '../__testUtils__/eventually';
import { FakeApiServer } from '../__testUtils__/FakeApiServer';
import { isWatchOf, movedTo } from '../__testUtils__/watchRecords';
import { gateCredentials } from './gateCredentials';

jest.setTimeout(60_000);

const databases = TestDatabases.create({ ids: ['SQLITE_3'] });
const KEY = 'a key of at least 32 characters!';
const canary = { namespace: 'shop', name: 'podinfo' };
const address = { cluster: 'production', ...canary };

/** The record with its Canary in another namespace and its hooks at this portal. */
function withOurHooks(record: WatchRecord): WatchRecord {
  const there = movedTo('shop', record);
  const { spec }: any = there.object;
  for (const hook of spec?.analysis?.webhooks ?? []) {
    hook.url = `http://shop.podinfo:secret@portal/api/rollouts/gates/production/${hook.type}`;
  }
  return there;
}

/** What happened before Flagger was told yes at a gate, its question, and what happened then. */
function recorded(name: RecordingName, kind: string) {
  const records = loadRecording(name);
  const asked = records.findIndex(
    r => r.source === 'hook' && r.hook === kind && r.answer === 200,
  );
  const watched = (part: RecordingRecord[]) =>
    part
      .filter(isWatchOf('canaries', 'deployments', 'httproutes'))
      .map(withOurHooks);
  return {
    before: watched(records.slice(0, asked)),
    question: { ...(records[asked] as HookRecord).body, ...canary },
    after: watched(records.slice(asked)),
  };
}

describe('a decision about what Flagger asks', () => {
  let cluster: FakeApiServer;
  let stop: () => Promise<void> = async () => {};

  beforeEach(async () => {
    cluster = await FakeApiServer.start();
  });

  afterEach(async () => {
    await stop();
    await cluster.stop();
  });

  async function setUp() {
    const kubernetes = { url: cluster.url };
    const { backend, agent, get, post } = await startRollouts({
      knex: await databases.init('SQLITE_3'),
      config: {
        gateUrls: ['http://portal'],
        clusters: [
          {
            name: 'production',
            actions: true,
            kubernetes,
            gates: { key: KEY },
          },
        ],
      },
    });
    stop = () => backend.stop();
    const { username, password } = gateCredentials(KEY, canary);
    const ask = async (kind: string, question: object) => {
      const { status, text } = await agent
        .post(`/api/rollouts/gates/production/${kind}`)
        .auth(username, password)
        .send(question);
      return [status, text.trim()];
    };
    const offers = async () =>
      (await get('/v1/action-offers', address)).body as any;
    return { ask, offers, get, post };
  }

  it.each([
    ['promote', 'gates-all', 'confirm-promotion', 'Succeeded'],
    ['promote', 'blue-green-gated', 'confirm-promotion', 'Succeeded'],
    ['rollback', 'rollback-hook', 'rollback', 'Failed'],
  ] as const)(
    'to %s (%s) is its answer, once and for this release only',
    async (verb, recording, kind, end) => {
      const { before, question, after } = recorded(recording, kind);
      const { ask, offers, get, post } = await setUp();
      before.forEach(change => cluster.play(change));

      // Nobody decided yet, and by asking Flagger shows what it asks about.
      const { offer, rollout } = await eventually(async () => {
        expect(await ask(kind, question)).toEqual([403, 'nobody decided yet']);
        const { body } = await get('/v1/rollout', address);
        const { offers: all } = await offers();
        const found = all.find((o: any) => o.verb === verb);
        expect(found.plan?.lever).toBe('gate');
        return { offer: found, rollout: body.rollout };
      });
      expect(offer).toMatchObject({ allowed: true, plan: { restores: null } });
      expect((await offers()).gateQuestions).toContainEqual({
        kind,
        name: expect.any(String),
        last: { at: expect.any(Number), answer: 'no', key: 'present' },
        bypassed: false,
      });
      expect(JSON.stringify(rollout)).not.toContain('secret');

      const { status } = await post('/v1/actions', {
        ...address,
        verb,
        releaseId: rollout.release.id,
        phase: rollout.phase,
        reason: 'we looked at it',
        idempotencyKey: 'click-00001',
      });
      expect(status).toBe(200);

      await eventually(async () =>
        expect(await ask(kind, question)).toEqual([200, 'yes']),
      );
      expect(await ask(kind, { ...question, checksum: 'another' })).toEqual([
        403,
        'the decision is about another revision',
      ]);
      // Blue-green asks twice.
      expect(await ask(kind, question)).toEqual([200, 'yes']);

      after.forEach(change => cluster.play(change));
      const action = await eventually(async () => {
        const [newest] = (await offers()).actions;
        expect(newest.state).toBe('effective');
        return newest;
      });
      expect(action.receipt.phase).toBe(end);
      expect(action.steps.map((step: any) => step.code)).toEqual([
        'stored',
        'gate-opened',
        'gate-answered',
        'effective',
      ]);
      expect(cluster.patches).toEqual([]);
      expect(await ask(kind, question)).toEqual([403, 'no release is open']);
    },
  );
});
