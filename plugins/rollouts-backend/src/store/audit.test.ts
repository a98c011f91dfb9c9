import { FIELD_MANAGER } from '../domain/actions/declaredBy';
import type { PlannedWrite } from '../domain/actions/types';
import { aRow, sha256 } from '../domain/audit/__testUtils__/aChain';
import { singleAnchors } from '../domain/audit/anchors';
import { hashOf } from '../domain/audit/chain';
import type { OutsideChange } from '../domain/audit/outside';
import { verifyAudit } from '../audit/verifyAudit';
import { aChange, aState, checkout } from './__testUtils__/change';
import { aRequest } from './__testUtils__/aRequest';
import { dropGuards } from './__testUtils__/dropGuards';
import { databases, NOW, storeOn } from './__testUtils__/storeOn';
import { createKnexStore } from './knexStore';
import type { AuditQuery } from './AuditStore';
import type { Store } from './Store';

jest.setTimeout(60_000);

const noAnchors = singleAnchors([]);

const rowsOf = async (store: Store) =>
  store.walkAudit({}, { after: 0, limit: 1_000 });

/** Errors of SQLite are no errors of Jest's, so `rejects.toThrow` may not see them. */
const refusalOf = (attempt: PromiseLike<unknown>) =>
  attempt.then(
    () => 'done',
    error => String(error.message),
  );

describe.each(databases.eachSupportedId())('the audit on %s', databaseId => {
  async function setUp() {
    const { knex } = await storeOn(databaseId);
    const appended: number[] = [];
    const store = createKnexStore({
      knex,
      now: () => NOW,
      audit: {
        identityOf: cluster => `portal@${cluster}`,
        onAppended: ({ seq }) => appended.push(seq),
      },
    });
    await store.applyFacts(aChange());
    const [rollout] = await store.listRollouts({});
    await store.setMapping(rollout.id, {
      mappings: [],
      confirmedOwnerRef: 'group:default/shop',
    });
    const epoch = (await store.acquireLease('production', 'me', 60_000))!.epoch;
    return { knex, store, rollout, epoch, appended };
  }

  /** Five rows, and the guards of the database gone. */
  async function unguarded() {
    const it = await setUp();
    await it.store.addAudit([1, 2, 3, 4, 5].map(n => aRow(n)));
    const rows = await rowsOf(it.store);
    await dropGuards(it.knex);
    const found = async (anchors: Array<{ seq: number; hash: string }> = []) =>
      (await verifyAudit(it.store, singleAnchors(anchors))).problem;
    return { ...it, rows, found };
  }

  it('is a chain that is told row by row once it is committed', async () => {
    const { store, appended } = await setUp();
    expect(await store.auditHead()).toBeNull();
    await store.addAudit([aRow(1), aRow(2)]);
    await store.addAudit([aRow(3)]);

    const rows = await rowsOf(store);
    expect(rows.map(({ seq, at }) => [seq, at])).toEqual([
      [1, NOW],
      [2, NOW],
      [3, NOW],
    ]);
    expect(rows[1].prev).toBe(rows[0].hash);
    expect(await store.auditHead()).toEqual({ seq: 3, hash: rows[2].hash });
    expect(await verifyAudit(store, noAnchors)).toMatchObject({
      problem: null,
      rows: 3,
    });
    expect(appended).toEqual([1, 2, 3]);
  });

  it('stays a chain when two replicas append at once', async () => {
    const { store, knex } = await setUp();
    const other = createKnexStore({ knex, now: () => NOW });
    await Promise.all(
      Array.from({ length: 40 }, (_, n) =>
        (n % 2 ? store : other).addAudit([aRow(n), aRow(n)]),
      ),
    );

    expect(await verifyAudit(store, noAnchors)).toMatchObject({
      problem: null,
      rows: 80,
      head: { seq: 80 },
    });
  });

  it('refuses to change or remove a row, or to set the end back', async () => {
    const { store, knex } = await setUp();
    await store.addAudit([aRow(1), aRow(2)]);

    for (const attempt of [
      knex('audit').update({ kind: 'x' }),
      knex('audit').delete(),
      knex('audit').truncate(),
      knex('audit_head').update({ seq: 1 }),
      knex('audit_head').delete(),
    ]) {
      expect(await refusalOf(attempt)).toMatch(/append-only/);
    }
    expect(await rowsOf(store)).toHaveLength(2);
  });

  describe('written with what it tells', () => {
    it('has who asked for what, with the component and owner of that time', async () => {
      const { store, rollout } = await setUp();
      const from = {
        portal: 'https://portal',
        origin: null,
        address: null,
        agent: null,
      };
      const plan = { lever: 'failed-checks' };
      await store.addAction(aRequest(rollout), { from, plan });

      expect(await rowsOf(store)).toEqual([
        expect.objectContaining({
          kind: 'action',
          event: 'stored',
          user: 'user:default/ann',
          owner: 'group:default/shop',
          rollout: checkout,
          from,
          plan,
        }),
      ]);
    });

    it('has each step, and as whom the cluster was written to', async () => {
      const { store, rollout, epoch } = await setUp();
      const asked = aRequest(rollout);
      await store.addAction(asked);
      await store.saveAction(
        {
          ...asked,
          state: 'accepted',
          steps: [{ at: 2, code: 'written', text: 'status.failedChecks: 9' }],
        },
        epoch,
      );

      expect(
        (await rowsOf(store)).map(({ event, outcome, identity }) => [
          event,
          outcome,
          identity,
        ]),
      ).toEqual([
        ['stored', 'requested', null],
        ['written', 'accepted', 'portal@production'],
      ]);
    });

    it('has one row of a click, whoever repeats it', async () => {
      const { store, rollout } = await setUp();
      await store.addAction(aRequest(rollout));
      await store.addAction(aRequest(rollout));
      await store.addAction(
        aRequest(rollout, { id: 'b', by: 'user:default/bob' }),
      );
      expect(await rowsOf(store)).toHaveLength(1);
    });

    it('is neither there without the other, when one cannot be written', async () => {
      const { store, knex, rollout, epoch, appended } = await setUp();
      const asked = aRequest(rollout);
      await store.addAction(asked);
      await knex.schema.renameTable('audit_head', 'gone');

      const denied = { id: 'b', idempotencyKey: 'b', state: 'denied' as const };
      for (const attempt of [
        store.saveAction({ ...asked, state: 'accepted' }, epoch),
        store.addAction(aRequest(rollout, denied)),
      ]) {
        expect(await refusalOf(attempt)).toMatch(/audit_head/);
      }

      const kept = await store.listActions({ rolloutId: rollout.id, limit: 9 });
      expect(kept.map(({ state }) => state)).toEqual(['requested']);
      expect(appended).toEqual([1]);
    });

    it('has answers of gates that changed, not each question', async () => {
      const { store, rollout } = await setUp();
      const poll = {
        rolloutId: rollout.id,
        kind: 'rollback' as const,
        checksum: 'a',
        keyId: null,
        releaseId: 'r.1',
        polledAt: NOW,
        answer: false,
        decisionId: null,
      };
      const decided = aRequest(rollout);
      await store.savePoll(poll);
      await store.savePoll({ ...poll, polledAt: NOW + 10_000 });
      await store.savePoll({ ...poll, checksum: 'b' });
      await store.savePoll(
        { ...poll, answer: true, polledAt: NOW + 15_000 },
        decided,
      );
      // Another replica is late with what it told before.
      await store.savePoll({ ...poll, polledAt: NOW + 12_000 });
      await store.savePoll(
        { ...poll, answer: true, polledAt: NOW + 20_000 },
        decided,
      );
      await store.savePoll({ ...poll, polledAt: NOW + 30_000 });

      expect(
        (await rowsOf(store)).map(({ kind, outcome, user, actionId }) => [
          kind,
          outcome,
          user,
          actionId,
        ]),
      ).toEqual([
        ['gate', 'answered-yes', 'user:default/ann', decided.id],
        ['gate', 'answered-no', null, null],
      ]);
    });
  });

  describe('of changes from outside', () => {
    const edited = (changes: Partial<OutsideChange> = {}): OutsideChange => ({
      manager: 'kubectl-edit',
      operation: 'Update',
      subresource: null,
      time: NOW,
      changes: [{ field: 'spec.suspend', before: false, after: true }],
      ...changes,
    });

    it('names the manager, and nobody as the user', async () => {
      const { store } = await setUp();
      await store.applyFacts(aChange({ readVersion: 1, outside: [edited()] }));

      expect(await rowsOf(store)).toEqual([
        expect.objectContaining({
          kind: 'outside',
          user: null,
          rollout: checkout,
          owner: 'group:default/shop',
          outside: edited(),
        }),
      ]);
    });

    const pause: PlannedWrite = { field: 'spec.suspend', value: true };

    it('has none of what the portal wrote, and what was done under its name later', async () => {
      const { store, rollout } = await setUp();
      const own = edited({ manager: FIELD_MANAGER });
      const later = { ...own, time: NOW + 3_600_000 };
      await store.addAction(
        aRequest(rollout, { attempted: true, write: pause }),
      );
      await store.applyFacts(aChange({ readVersion: 1, outside: [own] }));
      await store.applyFacts(aChange({ readVersion: 2, outside: [later] }));

      const outside = (await rowsOf(store)).map(row => row.outside);
      expect(outside).toEqual([null, later]);
    });

    type Changes = OutsideChange['changes'];
    const suspended = edited().changes[0];
    const labels = { field: 'metadata.labels', before: null, after: 'x' };
    const atGate: PlannedWrite = {
      field: 'gate',
      value: { kind: 'confirm-promotion', checksums: [] },
    };
    const abort: PlannedWrite = { field: 'status.failedChecks', value: 9 };

    it.each<[string, PlannedWrite | null, Changes, Changes]>([
      ['another field', abort, [suspended], [suspended]],
      ['at a gate', atGate, [suspended], [suspended]],
      ['nothing', null, [suspended], [suspended]],
      ['one of two fields', pause, [suspended, labels], [labels]],
      ['a field, and none that is read changed', pause, [], []],
    ])(
      'has what was done under the name of the portal while it wrote %s',
      async (_, write, changes, left) => {
        const { store, rollout } = await setUp();
        const own = edited({ manager: FIELD_MANAGER, changes });
        await store.addAction(aRequest(rollout, { attempted: true, write }));
        await store.applyFacts(aChange({ readVersion: 1, outside: [own] }));

        const outside = (await rowsOf(store)).map(row => row.outside);
        expect(outside).toEqual([null, { ...own, changes: left }]);
      },
    );

    it('has what was done under its name into a field that was like that before', async () => {
      const { store, rollout } = await setUp();
      const own = edited({ manager: FIELD_MANAGER });
      const before = { value: true };
      await store.addAction(
        aRequest(rollout, { attempted: true, write: pause, before }),
      );
      await store.applyFacts(aChange({ readVersion: 1, outside: [own] }));

      const outside = (await rowsOf(store)).map(row => row.outside);
      expect(outside).toEqual([null, own]);
    });

    it('knows what the portal did also where the clock of the cluster is off', async () => {
      const { store, rollout } = await setUp();
      await store.addAction(
        aRequest(rollout, { attempted: true, write: pause }),
      );
      const seen = (observedAt: number, readVersion: number) =>
        store.applyFacts(
          aChange({
            readVersion,
            next: aState({ observedAt }),
            outside: [
              edited({ manager: FIELD_MANAGER, time: NOW - 3_600_000 }),
            ],
          }),
        );
      await seen(NOW + 1_000, 1);
      expect((await rowsOf(store)).map(({ kind }) => kind)).toEqual(['action']);
      await seen(NOW + 3_600_000, 2);
      expect((await rowsOf(store)).map(({ kind }) => kind)).toEqual([
        'action',
        'outside',
      ]);
    });
  });

  it('keeps no secrets', async () => {
    const { store } = await setUp();
    const reason = 'see https://ann:hunter2@example.org/?token=abc123';
    await store.addAudit([aRow(1, { reason, response: 'Bearer abc123' })]);

    const text = JSON.stringify(await rowsOf(store));
    expect(text).toContain('example.org');
    expect(text).not.toMatch(/hunter2|abc123/);
    expect((await verifyAudit(store, noAnchors)).problem).toBeNull();
  });

  describe('as a list', () => {
    async function listed() {
      const it = await setUp();
      const inStaging = { ...checkout, cluster: 'staging' };
      await it.store.applyFacts(aChange({ address: inStaging }));
      await it.store.addAudit([
        aRow(1, { rollout: checkout }),
        aRow(2, { rollout: inStaging, verb: 'promote' }),
        aRow(3, { rollout: checkout, user: 'user:default/bob' }),
        aRow(4, { entity: 'component:default/x', outcome: 'denied' }),
        aRow(5, { kind: 'refused', owner: 'group:default/y' }),
      ]);
      return it;
    }

    it('has what is asked for, newest first, page by page', async () => {
      const { store } = await listed();
      const page = (cursor?: string) =>
        store.listAudit({}, { cursor, limit: 2 });
      const first = await page();
      const second = await page(first.nextCursor!);
      const third = await page(second.nextCursor!);

      expect(
        [first, second, third].map(({ items }) => items.map(r => r.seq)),
      ).toEqual([[5, 4], [3, 2], [1]]);
      expect(third.nextCursor).toBeNull();
      await expect(page('nonsense')).rejects.toThrow('cursor');
    });

    it('has what a query asks for', async () => {
      const { store } = await listed();
      const asked: Array<[AuditQuery, number[]]> = [
        [{ cluster: 'staging' }, [2]],
        [{ verb: 'promote' }, [2]],
        [{ person: 'user:default/bob' }, [3]],
        [{ entity: 'component:default/x' }, [4]],
        [{ outcome: 'denied' }, [4]],
        [{ owner: 'group:default/y' }, [5]],
        [{ kind: 'refused' }, [5]],
        [{ from: NOW, to: NOW + 1 }, [5, 4, 3, 2, 1]],
        [{ to: NOW }, []],
        [{ cluster: 'staging', verb: 'rollback' }, []],
      ];
      for (const [query, expected] of asked) {
        const { items } = await store.listAudit(query, { limit: 9 });
        expect([query, items.map(({ seq }) => seq)]).toEqual([query, expected]);
      }
    });

    it('leaves out rollouts that the caller may not see, not what is about none', async () => {
      const { store } = await listed();
      const seen = async (clusters: string[]) => {
        const criteria = { field: 'cluster' as const, values: clusters };
        const { items } = await store.listAudit({ criteria }, { limit: 9 });
        return items.map(({ seq }) => seq);
      };
      expect(await seen(['staging'])).toEqual([5, 4, 2]);
      expect(await seen([])).toEqual([5, 4]);
    });
  });

  describe('cut by policy', () => {
    const policy = { by: 'group:default/platform', reason: '400 days' };

    it('goes on after a row that says who cut what and why', async () => {
      const { store, knex } = await setUp();
      await store.addAudit([aRow(1), aRow(2), aRow(3)]);
      const later = createKnexStore({ knex, now: () => NOW + 10 });
      await later.addAudit([aRow(4)]);
      const rows = await rowsOf(store);

      const cut = await later.cutAudit({ before: NOW + 5, ...policy });

      expect(cut).toMatchObject({
        seq: 5,
        kind: 'cut',
        user: policy.by,
        reason: policy.reason,
        cut: { from: 1, upTo: 3, rows: 3, lastHash: rows[2].hash },
      });
      expect((await rowsOf(store)).map(({ seq }) => seq)).toEqual([4, 5]);
      expect(await verifyAudit(store, noAnchors)).toMatchObject({
        problem: null,
        cut: { upTo: 3 },
      });
      expect(await later.cutAudit({ before: NOW + 5, ...policy })).toBeNull();

      const again = await later.cutAudit({ before: NOW + 11, ...policy });
      expect(again?.cut).toMatchObject({ from: 4, upTo: 5, rows: 2 });
      expect((await verifyAudit(store, noAnchors)).problem).toBeNull();
    });

    it('removes nothing that is not signed off, also afterwards', async () => {
      const { store, knex } = await setUp();
      await store.addAudit([aRow(1), aRow(2)]);
      await store.cutAudit({ before: NOW + 1, ...policy });
      await store.addAudit([aRow(3)]);

      expect(await refusalOf(knex('audit').delete())).toMatch(/append-only/);
      expect((await rowsOf(store)).map(({ seq }) => seq)).toEqual([3, 4]);
    });

    it('is done once when two replicas cut', async () => {
      const { store, knex } = await setUp();
      await store.addAudit([aRow(1), aRow(2)]);
      const other = createKnexStore({ knex, now: () => NOW });
      const cuts = await Promise.all(
        [store, other].map(one => one.cutAudit({ before: NOW + 1, ...policy })),
      );
      expect(cuts.filter(cut => cut?.cut?.upTo === 2)).toHaveLength(1);
      expect((await verifyAudit(store, noAnchors)).problem).toBeNull();
    });
  });

  describe('tampered with by whoever owns the tables', () => {
    it('shows a changed row', async () => {
      const { knex, rows, found } = await unguarded();
      const forged = JSON.stringify({ ...rows[1], user: 'user:default/bob' });
      await knex('audit').where({ seq: 2 }).update({ row_json: forged });
      expect(await found()).toEqual({ code: 'changed', params: { seq: 2 } });
    });

    it('shows a row that lists no longer find', async () => {
      const { knex, found } = await unguarded();
      await knex('audit').where({ seq: 2 }).update({ user_ref: null });
      expect(await found()).toEqual({
        code: 'columns-differ',
        params: { seq: 2 },
      });
    });

    it('shows removed rows', async () => {
      const { knex, found } = await unguarded();
      await knex('audit').whereIn('seq', [2, 3]).delete();
      expect(await found()).toEqual({
        code: 'missing',
        params: { from: 2, to: 3 },
      });
    });

    it('shows a removed end, by the anchor when the head was set back too', async () => {
      const { knex, rows, found } = await unguarded();
      const anchor = { seq: 5, hash: rows[4].hash };
      const missing = { code: 'end-missing', params: { from: 4, to: 5 } };
      await knex('audit').where('seq', '>', 3).delete();
      expect(await found()).toEqual(missing);

      await knex('audit_head').update({ seq: 3, hash: rows[2].hash });
      expect(await found()).toBeNull();
      expect(await found([anchor])).toEqual(missing);
    });

    it('shows a swapped pair', async () => {
      const { knex, found } = await unguarded();
      await knex('audit').where({ seq: 2 }).update({ seq: 99 });
      await knex('audit').where({ seq: 3 }).update({ seq: 2 });
      await knex('audit').where({ seq: 99 }).update({ seq: 3 });
      expect(await found()).toEqual({
        code: 'moved',
        params: { seq: 2, found: 3 },
      });
    });

    it('shows a chain that was made anew by the anchor only', async () => {
      const { knex, rows, found } = await unguarded();
      let prev = '0'.repeat(64);
      const kept = await knex('audit').orderBy('seq');
      for (const row of kept) {
        const text = row.row_json.replace('ann', 'bob');
        const hash = hashOf(text, prev, sha256);
        await knex('audit').where({ seq: row.seq }).update({
          row_json: text,
          prev_hash: prev,
          hash,
          user_ref: 'user:default/bob',
        });
        prev = hash;
      }
      await knex('audit_head').update({ hash: prev });

      expect(await found()).toBeNull();
      expect(await found([{ seq: 3, hash: rows[2].hash }])).toEqual({
        code: 'anchor-differs',
        params: { seq: 3 },
      });
    });
  });
});
