import { mockCredentials, TestDatabases } from '@backstage/backend-test-utils';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import { startRollouts } from '../__testUtils__/backend';
import { decidable as address } from '../__testUtils__/decidable';
import { decidableEach } from '../__testUtils__/decidableEach';
import { eventually } from '../__testUtils__/eventually';

jest.setTimeout(60_000);

const databases = TestDatabases.create({ ids: ['SQLITE_3'] });
const BOB = mockCredentials.user.header('user:default/bob');
const SERVICE = mockCredentials.service.header();

describe('deciding over HTTP', () => {
  const suite = decidableEach(databases);
  const { setUp } = suite;

  it('goes from a click to the cluster and back to a receipt', async () => {
    const { post, offers, asked, audited, get, end } = await setUp();
    expect((await offers()).offers).toMatchObject([
      { verb: 'promote', allowed: true, plan: { lever: 'max-weight' } },
      { verb: 'rollback', allowed: true, plan: { lever: 'failed-checks' } },
      { verb: 'pause', allowed: true, plan: { lever: 'suspend' } },
      { verb: 'resume', plan: null, refusal: { code: 'not-paused' } },
      { verb: 'retry', plan: null, refusal: { code: 'not-failed' } },
      { verb: 'promote-unchecked', plan: { typed: 'podinfo' } },
      { verb: 'revert', refusal: { instead: 'rollback' } },
      { verb: 'revert-primary', refusal: { code: 'not-succeeded' } },
      { verb: 'approve', refusal: { code: 'not-waiting' } },
      { verb: 'reject', refusal: { code: 'not-waiting' } },
    ]);

    const { status, body } = await post('/v1/actions', asked);
    expect([status, body.action?.state]).toEqual([200, 'requested']);

    await eventually(async () => {
      expect((await offers()).actions[0].state).toBe('accepted');
    });
    expect(suite.cluster.patches).toMatchObject([
      { patch: { status: { failedChecks: 900_001 } } },
    ]);

    end.forEach(change => suite.cluster.play(change));
    const done = await eventually(async () => {
      const [action] = (await offers()).actions;
      expect(action.state).toBe('effective');
      return action;
    });

    expect(done).toMatchObject({
      by: 'user:default/ann',
      reason: 'errors rose',
      receipt: { phase: 'Failed', weight: 0 },
    });
    expect(JSON.stringify(done)).not.toContain('click-00001');
    expect(suite.cluster.patches).toHaveLength(1);
    expect(audited).toEqual(['rollout-decide rollback: success']);
    const { body: history } = await get('/v1/release-actions', {
      id: asked.releaseId,
    });
    expect(history.items).toEqual([done]);
  });

  it('pauses, says so, and resumes what anybody paused', async () => {
    const { post, offers, asked, get } = await setUp();
    const at = (second: number) =>
      new Date(Date.now() + second * 1_000).toISOString();
    /** Flagger's next tick. */
    const look = {
      pause: () => {
        const [{ metadata, apiVersion, kind }] =
          suite.cluster.objects('canaries');
        const { namespace, name, uid } = metadata;
        suite.cluster.play({
          source: 'events',
          type: 'ADDED',
          object: {
            metadata: { namespace, name: `${name}.1`, uid: 'event-1' },
            involvedObject: { apiVersion, kind, namespace, name, uid },
            type: 'Normal',
            message: 'skipping canary run as object is suspended',
            lastTimestamp: at(5),
          },
        });
      },
      resume: () => {
        const [{ status, ...canary }] = suite.cluster.objects('canaries');
        const written = { ...Object(status), lastTransitionTime: at(15) };
        suite.cluster.play({
          source: 'canaries',
          type: 'MODIFIED',
          object: { ...canary, status: written },
        });
      },
    };
    const click = async (verb: keyof typeof look) => {
      const idempotencyKey = `click-to-${verb}`;
      const { body } = await post('/v1/actions', {
        ...asked,
        ...{ verb, lever: 'suspend' },
        idempotencyKey,
      });
      expect(body.action?.state).toBe('requested');
      await eventually(async () =>
        expect((await offers()).actions[0]).toMatchObject({
          verb,
          state: 'accepted',
        }),
      );
      look[verb]();
      await eventually(async () => {
        const { body: seen } = await get('/v1/rollout', address);
        expect(seen.rollout.suspended).toBe(verb === 'pause');
        expect((await offers()).actions[0]).toMatchObject({
          verb,
          state: 'effective',
          restore: 'none',
          receipt: { phase: 'Progressing', weight: 25 },
        });
      });
    };

    await click('pause');
    const refused = (await offers()).offers.find(
      (o: any) => o.verb === 'rollback',
    );
    expect(refused.refusal).toEqual({
      code: 'suspended',
      params: {},
      instead: 'resume',
    });
    await click('resume');

    expect(suite.cluster.patches.map(({ patch }: any) => patch.spec)).toEqual([
      { suspend: true },
      { suspend: false },
    ]);
  });

  it('takes what hurts most only with the typed name', async () => {
    const { post, asked } = await setUp();
    const wish = {
      ...asked,
      ...{ verb: 'promote-unchecked', lever: 'skip-analysis' },
    };
    for (const typed of [undefined, 'another']) {
      const { status, body } = await post('/v1/actions', { ...wish, typed });
      expect([status, body.error?.message]).toEqual([
        400,
        'typed: this needs the name of the Canary, "podinfo", typed by whoever asks',
      ]);
    }
    const { status } = await post('/v1/actions', { ...wish, typed: 'podinfo' });
    expect(status).toBe(200);
    await eventually(async () =>
      expect(suite.cluster.patches).toMatchObject([
        { patch: { spec: { skipAnalysis: true } } },
      ]),
    );
  });

  it('warns before the click that a GitOps tool may write the field back', async () => {
    const { offers } = await setUp();
    const [{ metadata, ...canary }] = suite.cluster.objects('canaries');
    const fieldsV1 = {
      'f:spec': { 'f:analysis': { 'f:interval': {}, 'f:maxWeight': {} } },
    };
    const manager = 'kustomize-controller';
    const managedFields = [{ manager, operation: 'Apply', fieldsV1 }];
    suite.cluster.play({
      source: 'canaries',
      type: 'MODIFIED',
      object: { ...canary, metadata: { ...metadata, managedFields } },
    });

    await eventually(async () => {
      const [promote, rollback] = (await offers()).offers;
      expect(promote.plan.warnings).toContainEqual({
        code: 'gitops-owned',
        params: { manager, field: 'spec.analysis.maxWeight' },
      });
      expect(JSON.stringify(rollback)).not.toContain(manager);
    });
  });

  it('does nothing twice for a second click, and tells another person who was first', async () => {
    const { post, asked, offers } = await setUp();
    const [first, second] = await Promise.all([
      post('/v1/actions', asked),
      post('/v1/actions', asked),
    ]);
    expect(first.body.action.id).toBe(second.body.action.id);

    const other = await post(
      '/v1/actions',
      {
        ...asked,
        ...{ verb: 'promote', lever: 'max-weight' },
        idempotencyKey: 'click-of-bob',
      },
      BOB,
    );
    expect(other.status).toBe(409);
    expect(other.body.error.message).toContain(
      'user:default/ann asked for rollback before',
    );
    expect((await offers()).offers[0].refusal).toEqual({
      code: 'action-in-progress',
      params: { verb: 'rollback', by: 'user:default/ann' },
    });
  });

  it('ends a promotion for a rollback, which is said before, and takes back what it changed', async () => {
    const { post, asked, offers } = await setUp();
    const maxWeight = () =>
      (suite.cluster.objects('canaries')[0].spec as any).analysis.maxWeight;
    const before = maxWeight();
    await post('/v1/actions', {
      ...asked,
      ...{ verb: 'promote', lever: 'max-weight' },
      idempotencyKey: 'click-to-promote',
    });
    await eventually(async () =>
      expect((await offers()).actions[0].state).toBe('accepted'),
    );
    expect(maxWeight()).not.toBe(before);
    const of = async (verb: string) =>
      (await offers()).offers.find((o: any) => o.verb === verb);
    const whose = { verb: 'promote', by: 'user:default/ann' };
    expect((await of('rollback')).plan.warnings).toContainEqual({
      code: 'ends-action',
      params: whose,
    });
    expect((await of('pause')).refusal).toEqual({
      code: 'action-in-progress',
      params: whose,
    });

    const { status, body } = await post('/v1/actions', asked, BOB);

    expect([status, body.action?.by]).toEqual([200, 'user:default/bob']);
    await eventually(async () => {
      const { actions } = await offers();
      expect(actions).toMatchObject([
        { verb: 'rollback', state: 'accepted' },
        { verb: 'promote', state: 'ineffective', restore: 'done' },
      ]);
    });
    expect(maxWeight()).toBe(before);
    expect(suite.cluster.patches).toContainEqual(
      expect.objectContaining({
        patch: expect.objectContaining({
          status: { failedChecks: 900_001 },
        }),
      }),
    );
  });

  it('denies who has no right, says which, and writes it down', async () => {
    const { get, post, asked, offers, audited } = await setUp({
      mayAct: permission => permission !== 'rollouts.rollout.rollback',
    });
    const denied = (await offers()).offers.filter((o: any) => !o.allowed);
    expect(denied).toMatchObject([
      { verb: 'rollback', permission: 'rollouts.rollout.rollback' },
    ]);

    const { status, body } = await post('/v1/actions', asked);

    expect(status).toBe(403);
    expect(body.error.message).toContain('rollouts.rollout.rollback');
    expect((await offers()).actions).toEqual([]);
    const { body: kept } = await get('/v1/release-actions', {
      id: asked.releaseId,
    });
    expect(kept.items).toMatchObject([
      { state: 'denied', by: 'user:default/ann', reason: 'errors rose' },
    ]);
    expect(audited).toEqual([
      expect.stringContaining('needs the permission rollouts.rollout.rollback'),
    ]);
    expect(suite.cluster.patches).toEqual([]);
  });

  it('does what is asked for again once the right was granted, by the same click', async () => {
    let granted = false;
    const { get, post, asked } = await setUp({ mayAct: () => granted });
    expect((await post('/v1/actions', asked)).status).toBe(403);
    granted = true;

    const { status, body } = await post('/v1/actions', asked);

    expect([status, body.action?.state]).toEqual([200, 'requested']);
    await eventually(async () =>
      expect(suite.cluster.patches).toMatchObject([
        { patch: { status: { failedChecks: 900_001 } } },
      ]),
    );
    const again = await post('/v1/actions', asked);
    expect(again.body.action.id).toBe(body.action.id);
    const { body: kept } = await get('/v1/release-actions', {
      id: asked.releaseId,
    });
    expect(kept.items.map(({ state }: any) => state)).toEqual([
      'accepted',
      'denied',
    ]);
  });

  it('lets nobody bury what others did under denials', async () => {
    const { get, post, asked } = await setUp({
      mayAct: permission => permission !== 'rollouts.rollout.promote',
    });
    expect((await post('/v1/actions', asked)).status).toBe(200);
    for (let attempt = 0; attempt < 25; attempt += 1) {
      const denied = {
        ...asked,
        verb: 'promote',
        idempotencyKey: `denied-click-${attempt}`,
      };
      expect((await post('/v1/actions', denied)).status).toBe(403);
    }

    const { body } = await get('/v1/release-actions', { id: asked.releaseId });

    const states = body.items.map(({ state }: any) => state);
    expect(states.filter((state: string) => state === 'denied')).toHaveLength(
      20,
    );
    expect(states).toHaveLength(21);
    expect(body.moreDenials).toBe(false);
  });

  it('takes one click for one thing', async () => {
    const { post, asked } = await setUp();
    expect((await post('/v1/actions', asked)).status).toBe(200);

    const { status, body } = await post('/v1/actions', {
      ...asked,
      verb: 'promote',
    });

    expect(body.error.refusal).toEqual({
      code: 'key-reused',
      params: { verb: 'rollback' },
    });
    expect([status, body.error.message]).toEqual([
      409,
      expect.stringMatching(/idempotencyKey belongs to another/),
    ]);
  });

  it.each([
    ['another release', { releaseId: 'another.1' }, 409, /changed meanwhile/],
    ['another phase', { phase: 'WaitingPromotion' }, 409, /Progressing now/],
    ['no reason', { reason: ' ' }, 400, /reason/],
    ['no such verb', { verb: 'delete' }, 400, /verb/],
    ['no way that was seen', { lever: undefined }, 400, /lever/],
    ['no such way', { lever: 'by-hand' }, 400, /lever/],
    ['no such rollout', { name: 'other' }, 404, /no rollout/],
  ])('refuses %s', async (_, changes, expected, words) => {
    const { post, asked } = await setUp();

    const { status, body } = await post('/v1/actions', {
      ...asked,
      ...changes,
    });

    expect([status, body.error.message]).toEqual([
      expected,
      expect.stringMatching(words),
    ]);
    expect(suite.cluster.patches).toEqual([]);
  });

  it('says by a code that what the person saw is over', async () => {
    const { post, asked } = await setUp();

    const { body } = await post('/v1/actions', { ...asked, phase: 'Failed' });

    expect(body.error.refusal).toEqual({
      code: 'stale-view',
      params: { number: expect.any(Number), phase: 'Progressing' },
    });
  });

  it('does nothing in another way than the person saw, and says in which it would', async () => {
    const { post, offers, asked } = await setUp();
    const pause = { ...asked, verb: 'pause' };

    const { status, body } = await post('/v1/actions', {
      ...pause,
      lever: 'gate',
    });

    expect([status, body.error.message, body.error.refusal]).toEqual([
      409,
      expect.stringMatching(/done by "suspend" now, and not by "gate"/),
      { code: 'stale-view', params: { lever: 'suspend' } },
    ]);
    expect((await offers()).actions).toEqual([]);
    expect(suite.cluster.patches).toEqual([]);
    const again = await post('/v1/actions', { ...pause, lever: 'suspend' });
    expect([again.status, again.body.action.lever]).toEqual([200, 'suspend']);
  });

  it('takes no word from anybody but a signed-in person', async () => {
    const { post, asked } = await setUp();

    expect((await post('/v1/actions', asked, null)).status).toBe(401);
    expect((await post('/v1/actions', asked, SERVICE)).status).toBe(403);
  });

  it('hides from who may not read that there is something to decide', async () => {
    const { asked } = await setUp();
    await suite.stop();
    const knex = await databases.init('SQLITE_3');
    const started = await startRollouts({
      knex,
      config: {
        clusters: [
          {
            name: 'production',
            actions: true,
            kubernetes: { url: suite.cluster.url },
          },
        ],
      },
      decision: { result: AuthorizeResult.DENY },
    });
    const blind = suite.stopped(started);
    expect((await blind.get('/v1/action-offers', address)).status).toBe(404);
    await eventually(async () => {
      expect((await blind.post('/v1/actions', asked)).status).toBe(404);
      const kept = await knex('actions').select('state', 'by_ref');
      expect(kept).toEqual([{ state: 'denied', by_ref: 'user:default/ann' }]);
    });
  });

  it('offers nothing where actions are off', async () => {
    const { offers, post, asked } = await setUp({ actions: false });

    expect((await offers()).offers[0].refusal.code).toBe('actions-off');
    expect((await post('/v1/actions', asked)).status).toBe(409);
    expect(suite.cluster.patches).toEqual([]);
  });

  it('takes no body of another size or kind', async () => {
    const { agent, asked, post } = await setUp();

    const large = await post('/v1/actions', {
      ...asked,
      reason: 'x'.repeat(200_000),
    });
    const text = await agent
      .post('/api/rollouts/v1/actions')
      .set('authorization', BOB)
      .set('content-type', 'text/plain')
      .send('verb=rollback');

    expect([large.status, text.status]).toEqual([413, 400]);
  });
});
