import type { ActionRecord } from '../domain/actions/record';
import { withStep } from '../domain/actions/record';
import { aRequest } from './__testUtils__/aRequest';
import { aChange } from './__testUtils__/change';
import { databases, NOW, storeOn } from './__testUtils__/storeOn';

jest.setTimeout(60_000);

const [ann, ben, cem] = ['ann', 'ben', 'cem'].map(who => `user:default/${who}`);
const from = {
  portal: 'https://portal.example',
  origin: 'https://ben.example',
  address: null,
  agent: null,
};

describe.each(databases.eachSupportedId())(
  'an action in place of another on %s',
  databaseId => {
    async function setUp() {
      const { store } = await storeOn(databaseId);
      await store.applyFacts(aChange());
      const [rollout] = await store.listRollouts({});
      const pause = aRequest(rollout, { id: 'pause', verb: 'pause', by: ann });
      await store.addAction(pause);
      /** Ends whatever is no rollback. */
      const undo = (by: string, changes: Partial<ActionRecord> = {}) =>
        store.addAction(
          aRequest(rollout, {
            id: `undo of ${by}`,
            by,
            reason: by,
            ...changes,
          }),
          { from, plan: null },
          open =>
            open.verb === 'rollback'
              ? null
              : withStep(
                  open,
                  { at: NOW, code: 'withdrawn', text: by },
                  { state: 'ineffective', restore: 'pending' },
                ),
        );
      const all = async () =>
        (await store.listActions({ rolloutId: rollout.id, limit: 9 }))
          .map(({ verb, by, state }) => `${verb} of ${by}: ${state}`)
          .sort();
      return { store, rollout, undo, all };
    }

    it('ends that one, which is still to be taken back, and tells for whom', async () => {
      const { store, undo, all } = await setUp();

      expect((await undo(ben)).kind).toBe('added');

      expect(await all()).toEqual([
        `pause of ${ann}: ineffective`,
        `rollback of ${ben}: requested`,
      ]);
      const due = await store.listDueActions('production');
      expect(due.map(({ verb }) => verb).sort()).toEqual(['pause', 'rollback']);
      const kept = await store.walkAudit({}, { after: 0, limit: 10 });
      expect(
        kept.map(
          ({ event, verb, user, reason, from: whence }) =>
            `${event} ${verb} ${user}: ${reason} (${whence?.origin})`,
        ),
      ).toEqual([
        `stored pause ${ann}: because (undefined)`,
        `withdrawn pause ${ben}: ${ben} (https://ben.example)`,
        `stored rollback ${ben}: ${ben} (https://ben.example)`,
      ]);
    });

    it('is one of those that come at once; the others are told who was first', async () => {
      const { undo, all } = await setUp();

      const added = await Promise.all([undo(ben), undo(cem)]);

      const first = added.find(({ kind }) => kind === 'added')?.action;
      const second = added.find(({ kind }) => kind === 'busy')?.action;
      expect(second?.id).toBe(first?.id);
      expect(await all()).toEqual([
        `pause of ${ann}: ineffective`,
        `rollback of ${first?.by}: requested`,
      ]);
    });

    it('ends nothing when it is not added itself', async () => {
      const { store, rollout, undo, all } = await setUp();
      const before = aRequest(rollout, {
        ...{ id: 'before', by: ben, state: 'effective' },
        idempotencyKey: 'used',
      });
      await store.addAction(before);

      const again = await undo(ben, { idempotencyKey: 'used' });

      expect([again.kind, again.action.id]).toEqual(['same', 'before']);
      expect(await all()).toContain(`pause of ${ann}: requested`);
      const kept = await store.walkAudit({}, { after: 0, limit: 10 });
      expect(kept.map(({ event }) => event)).not.toContain('withdrawn');
    });

    it('waits where that one goes on', async () => {
      const { undo } = await setUp();
      await undo(ben);

      const second = await undo(cem);

      expect([second.kind, second.action.by]).toEqual(['busy', ben]);
    });
  },
);
