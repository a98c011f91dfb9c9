import type { AuditorServiceCreateEventOptions } from '@backstage/backend-plugin-api';
import { mockCredentials, TestDatabases } from '@backstage/backend-test-utils';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import {
  AuditRow,
  rolloutReadPermission,
} from '@rollouts/backstage-plugin-rollouts-common';
import {
  createRolloutConditionalDecision,
  rolloutConditions,
} from '@rollouts/backstage-plugin-rollouts-node';
import type { Test } from 'supertest';
import { verifyExport } from '../audit/command/verifyExport';
import { singleAnchors } from '../domain/audit/anchors';
import { startRollouts } from '../__testUtils__/backend';
import type { DecidableOptions } from '../__testUtils__/decidable';
import { decidableEach } from '../__testUtils__/decidableEach';
import { eventually } from '../__testUtils__/eventually';

jest.setTimeout(120_000);

const databases = TestDatabases.create({ ids: ['SQLITE_3'] });
const SERVICE = mockCredentials.service.header();
const NDJSON = { format: 'ndjson' };
/** A type that supertest does not know. */
const linesOf = async (asked: Test): Promise<string> =>
  (await asked.responseType('blob')).body.toString('utf8');
const paths = ['/v1/audit', '/v1/audit-verify', '/v1/audit-export?format=csv'];

describe('the audit over HTTP', () => {
  const suite = decidableEach(databases);

  async function setUp(options: Partial<DecidableOptions> = {}) {
    const events: AuditorServiceCreateEventOptions[] = [];
    const portal = await suite.setUp({
      audited: event => events.push(event),
      ...options,
    });
    const rows = async (query: object = {}): Promise<AuditRow[]> => {
      const { body } = await portal.get('/v1/audit', query);
      return body.items;
    };
    return { ...portal, events, rows };
  }

  it('tells a click from the request to the receipt, and anchors each row', async () => {
    const { post, asked, rows, events, end, get } = await setUp();
    await post('/v1/actions', asked).set('origin', 'https://portal.example');
    await eventually(async () => {
      expect((await rows())[0].event).toBe('written');
    });
    const [{ metadata: after }] = suite.cluster.objects('canaries');
    end.forEach(change => suite.cluster.play(change));
    const told = await eventually(async () => {
      const all = await rows();
      expect(all[0].event).toBe('effective');
      return all.reverse();
    });

    expect(
      told.map(({ seq, event, outcome }) => [seq, event, outcome]),
    ).toEqual([
      [1, 'stored', 'requested'],
      [2, 'attempted', 'requested'],
      [3, 'written', 'accepted'],
      [4, 'effective', 'effective'],
    ]);
    expect(told[0]).toMatchObject({
      kind: 'action',
      verb: 'rollback',
      user: 'user:default/ann',
      reason: 'errors rose',
      rollout: { cluster: 'production', namespace: 'shop', name: 'podinfo' },
      release: { id: asked.releaseId },
      plan: { lever: 'failed-checks' },
      write: { field: 'status.failedChecks', value: 900_001 },
      from: { origin: 'https://portal.example', address: null, agent: null },
    });
    expect(told[2].identity).toContain('backstage-rollouts');
    // By this number the cluster's own audit log can be matched.
    expect(told[2].write?.resourceVersion).toBe(after.resourceVersion);
    expect(told[3].receipt).toMatchObject({ phase: 'Failed', weight: 0 });
    expect(JSON.stringify(told)).not.toContain('click-00001');

    const anchors = events
      .filter(({ eventId }) => eventId === 'audit-row')
      .map(({ meta }) => [meta?.seq, meta?.hash]);
    expect(anchors).toEqual(told.map(({ seq, hash }) => [seq, hash]));
    const { body } = await get('/v1/audit-verify', {
      anchor: anchors[3].join(':'),
    });
    expect(body).toMatchObject({ problem: null, rows: 4, head: { seq: 4 } });
  });

  it('tells of who was denied, and of who was told no', async () => {
    const { post, asked, rows } = await setUp({
      mayAct: permission => permission !== 'rollouts.rollout.promote',
    });
    const status = async (body: object) =>
      (await post('/v1/actions', body)).status;
    expect(await status({ ...asked, verb: 'promote' })).toBe(403);
    const otherState = { ...asked, phase: 'Succeeded' };
    expect(
      await status({ ...otherState, idempotencyKey: 'another-click' }),
    ).toBe(409);

    expect(await rows()).toMatchObject([
      {
        kind: 'refused',
        verb: 'rollback',
        user: 'user:default/ann',
        response: expect.stringContaining('stale-view: It changed meanwhile'),
        actionId: null,
      },
      {
        kind: 'denied',
        verb: 'promote',
        event: 'not-permitted',
        response: 'not-permitted: rollouts.rollout.promote',
      },
    ]);
  });

  describe('of a change that was made with kubectl', () => {
    /** Somebody suspends the Canary at noon. */
    const edit = () => {
      const [{ metadata, spec, ...canary }] = suite.cluster.objects('canaries');
      const managedFields = [
        {
          manager: 'kubectl-edit',
          operation: 'Update',
          time: '2026-11-26T12:00:00Z',
          fieldsV1: { 'f:spec': { 'f:suspend': {} } },
        },
      ];
      suite.cluster.play({
        source: 'canaries',
        type: 'MODIFIED',
        object: {
          ...canary,
          spec: { ...(spec as object), suspend: true },
          metadata: { ...metadata, managedFields },
        },
      });
    };
    const edited = [
      expect.objectContaining({
        user: null,
        outside: expect.objectContaining({
          manager: 'kubectl-edit',
          time: Date.UTC(2026, 10, 26, 12),
          changes: [{ field: 'spec.suspend', before: false, after: true }],
        }),
      }),
    ];

    it('tells who it was and what changed', async () => {
      const { rows } = await setUp();
      edit();
      await eventually(async () =>
        expect(await rows({ kind: 'outside' })).toEqual(edited),
      );
    });

    it('tells of a Canary that was made anew without its gates', async () => {
      const { rows } = await setUp();
      const [old] = suite.cluster.objects('canaries');
      suite.cluster.play({ source: 'canaries', type: 'DELETED', object: old });
      suite.cluster.play({
        source: 'canaries',
        type: 'ADDED',
        object: {
          ...old,
          spec: { ...(old.spec as object), skipAnalysis: true },
          metadata: {
            ...old.metadata,
            uid: 'uid-of-another',
            creationTimestamp: '2027-01-01T00:00:00Z',
            managedFields: [
              {
                manager: 'kubectl-replace',
                operation: 'Update',
                time: '2027-01-01T00:00:00Z',
                fieldsV1: { 'f:spec': {} },
              },
            ],
          },
        },
      });

      const [anew, deleted] = await eventually(async () => {
        const told = await rows({ kind: 'outside' });
        expect(told).toHaveLength(2);
        return told;
      });
      expect(deleted).toMatchObject({
        event: 'deleted',
        user: null,
        outside: { manager: null, operation: null, time: null },
      });
      expect(anew).toMatchObject({
        event: 'made-anew',
        outside: {
          manager: 'kubectl-replace',
          changes: expect.arrayContaining([
            { field: 'spec.skipAnalysis', before: false, after: true },
          ]),
        },
      });
    });

    it('tells the same where the portal was down meanwhile', async () => {
      const { knex } = await setUp();
      await suite.stop();
      edit();
      suite.cluster.forget();

      const { get } = suite.stopped(
        await startRollouts({
          knex,
          config: {
            clusters: [
              { name: 'production', kubernetes: { url: suite.cluster.url } },
            ],
          },
        }),
      );

      await eventually(async () => {
        const { body } = await get('/v1/audit', { kind: 'outside' });
        expect(body.items).toEqual(edited);
      });
    });
  });

  it('keeps who was denied the audit, and that a service asked for an action, so many an hour', async () => {
    const { get, post, asked, knex } = await setUp({
      mayAct: permission => permission !== 'rollouts.audit.read',
    });
    const told = async () => {
      const rows = await knex('audit').orderBy('seq');
      return rows.map(({ row_json }) => JSON.parse(row_json));
    };
    for (const path of paths) await get(path);
    await post('/v1/actions', asked, SERVICE);
    expect(await told()).toEqual([
      ...paths.map(path =>
        expect.objectContaining({
          kind: 'denied',
          event: 'not-permitted',
          user: 'user:default/ann',
          response: expect.stringMatching(
            `^not-permitted: GET ${
              path.split('?')[0]
            }.*rollouts\\.audit\\.read`,
          ),
        }),
      ),
      expect.objectContaining({
        kind: 'denied',
        user: null,
        rollout: null,
        response: expect.stringMatching(
          /^not-permitted: POST \/v1\/actions .*verb=rollback.* by the service external:test-service: /,
        ),
      }),
    ]);

    for (let n = 0; n < 30; n += 1) await get('/v1/Audit/');
    const [ann, service] = [paths.length + 17, 1];
    expect(await told()).toHaveLength(ann + service);
  });

  it('is for nobody without a token or the right, and for no service as such', async () => {
    const { get, events } = await setUp({
      mayAct: permission => permission !== 'rollouts.audit.read',
    });
    for (const path of paths) {
      const answers = await Promise.all([
        get(path, {}, null),
        get(path),
        get(path, {}, SERVICE),
      ]);
      expect([path, answers.map(({ status }) => status)]).toEqual([
        path,
        [401, 403, 403],
      ]);
      expect(answers[1].body.error.message).toContain('rollouts.audit.read');
    }
    expect(events.map(({ eventId }) => eventId)).toContain('rollout-denied');
  });

  it('leaves out rollouts that the caller may not read, in lists and files', async () => {
    const { post, asked, knex } = await setUp();
    await post('/v1/actions', { ...asked, phase: 'Succeeded' });
    await suite.stop();
    const elsewhere = createRolloutConditionalDecision(
      rolloutReadPermission,
      rolloutConditions.inCluster({ clusters: ['staging'] }),
    );
    const portal = suite.stopped(
      await startRollouts({ knex, decision: elsewhere }),
    );

    const { body } = await portal.get('/v1/audit');
    expect(body.items).toEqual([]);
    const text = await linesOf(portal.get('/v1/audit-export', NDJSON));
    const [header, ...rest] = text.trim().split('\n');
    expect(JSON.parse(header)).toMatchObject({ complete: false });
    expect(rest.map(line => JSON.parse(line))).toEqual([{ end: { rows: 0 } }]);
    const verified = await portal.get('/v1/audit-verify');
    expect(verified.body).toMatchObject({ problem: null, rows: 1 });

    const none = suite.stopped(
      await startRollouts({ knex, decision: { result: AuthorizeResult.DENY } }),
    );
    expect((await none.get('/v1/audit')).body.items).toEqual([]);
  });

  it('is taken along as a file that can be verified elsewhere', async () => {
    const { post, asked, get, events } = await setUp();
    const reason = '=HYPERLINK("https://evil.example")';
    for (const phase of ['Succeeded', 'Failed']) {
      await post('/v1/actions', { ...asked, phase, reason });
    }

    const csv = await get('/v1/audit-export', { format: 'csv' });
    expect(csv.headers['content-disposition']).toMatch(
      /attachment; filename="rollouts-audit-\d{4}-\d\d-\d\d\.csv"/,
    );
    expect(csv.headers['content-type']).toBe('text/csv; charset=utf-8');
    const lines = csv.text.split('\r\n');
    expect(lines).toHaveLength(4);
    expect(lines[1]).toContain(`"'=HYPERLINK(`);

    const text = await linesOf(get('/v1/audit-export', NDJSON));
    expect(
      events.filter(({ eventId }) => eventId === 'audit-export'),
    ).toHaveLength(2);
    const verify = (file: string) =>
      verifyExport(file.split('\n'), singleAnchors([]));
    expect(await verify(text)).toMatchObject({
      complete: true,
      broken: null,
      verification: { problem: null, rows: 2 },
    });
    const tampered = await verify(text.replace('default/ann', 'default/bob'));
    expect(tampered.verification.problem).toEqual({
      code: 'changed',
      params: { seq: 1 },
    });
  });

  it('shows who opens the page that a row was tampered with', async () => {
    const { post, asked, get, knex } = await setUp();
    await post('/v1/actions', { ...asked, phase: 'Succeeded' });
    await knex.raw('DROP TRIGGER audit_changed');
    await knex('audit').update({ user_ref: 'user:default/bob' });

    const { body } = await get('/v1/audit-verify');
    expect(body.problem).toEqual({
      code: 'columns-differ',
      params: { seq: 1 },
    });
  });

  it('says which part of a question makes no sense', async () => {
    const { get } = await setUp();
    const asked: Array<[string, object, string]> = [
      ['/v1/audit', { kind: 'nonsense' }, 'kind: '],
      ['/v1/audit', { outcome: 'nonsense' }, 'outcome: '],
      ['/v1/audit', { from: 'yesterday' }, 'from: '],
      ['/v1/audit', { limit: 1_000 }, 'limit: '],
      ['/v1/audit', { cursor: 'nonsense' }, 'cursor: '],
      ['/v1/audit', { person: 'a\u0000' }, 'person: '],
      ['/v1/audit-export', { format: 'pdf' }, 'format: '],
      ['/v1/audit-verify', { anchor: 'abc' }, 'anchor: '],
    ];
    for (const [path, query, named] of asked) {
      const { status, body } = await get(path, query);
      expect([path, query, status]).toEqual([path, query, 400]);
      expect(body.error.message).toContain(named);
    }
  });
});
