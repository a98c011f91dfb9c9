import { takeTurn } from '../actions/takeTurn';
import { newRecord, withPlan } from '../api/deciding/newRecord';
import { planAction } from '../domain/actions/plan';
import { at, deployed, seen } from '../domain/__testUtils__/story';
import { createApply } from '../reconcile/apply';
import { checkout } from '../store/__testUtils__/change';
import { databases, storeOn } from '../store/__testUtils__/storeOn';
import type { Store } from '../store/Store';
import { askGate } from './askGate';
import { createHouse } from './createHouse';

jest.setTimeout(60_000);

const house = createHouse({ clusters: [], freezes: [], gateUrls: [] });

class Crash extends Error {}

/** It still runs; a gate needs nothing else of it. */
const cluster = {
  read: async () => ({
    canary: seen(40, 'Progressing').canary,
    valueAt: () => undefined,
  }),
  patch: () => Promise.reject(new Error('gates write nothing')),
  annotateTarget: () => Promise.reject(new Error('gates write nothing')),
  isWritten: () => Promise.reject(new Error('gates write nothing')),
  setImages: () => Promise.reject(new Error('gates write nothing')),
};

describe.each(databases.eachSupportedId())('an open gate on %s', databaseId => {
  let second = 30;
  const now = () => at(second);

  /** A release at 25 % whose rollback gate was asked, and a click on the button. */
  async function setUp() {
    const { store } = await storeOn(databaseId);
    const apply = createApply({ store, onWritten: () => {}, now });
    second = 30;
    for (const observation of [
      seen(0, 'Initialized'),
      deployed(1, 'primary', '1.0'),
      seen(10, 'Progressing'),
      seen(20, 'Progressing', { since: 10, status: { canaryWeight: 25 } }),
    ]) {
      await apply(checkout, observation, null);
    }
    const lease = await store.acquireLease('production', 'me', 600_000);
    const epoch = lease?.epoch ?? 0;
    const live = { name: 'production', state: 'live', feeds: [] };
    await store.saveSource(live as never, epoch);
    const [rollout] = await store.listRollouts({});
    const planned = planAction('rollback', {
      ...checkout,
      state: rollout.state,
      actions: true,
      production: false,
      flaggerVersion: null,
      staleMs: null,
      held: false,
      rejected: null,
      staged: null,
      objections: [],
      objectionsAlone: [],
      notices: [],
      gates: [{ kind: 'rollback', hook: 'undo', checksums: ['a'], last: null }],
    });
    if (planned.refusal) throw new Error(planned.refusal.code);
    const asked = {
      ...checkout,
      verb: 'rollback' as const,
      releaseId: rollout.release?.id ?? '',
      phase: 'Progressing',
      reason: 'because',
      idempotencyKey: 'one-click',
    };
    const record = newRecord(rollout, asked, 'user:default/ann', now());
    await store.addAction(withPlan(record, planned, 0));

    /** Each time a new holder of the lease, that knows only what is stored. */
    const turn = async (saveAction: Store['saveAction'] = store.saveAction) => {
      for (const due of await store.listDueActions('production')) {
        await takeTurn(due, {
          store: { ...store, saveAction },
          canaries: cluster,
          epoch,
          now,
          isOn: true,
          onChanged: () => {},
        });
      }
    };
    const ask = async (checksum = 'a') => {
      const options = { store, house, now };
      const answer = await askGate(
        checkout,
        { kind: 'rollback', checksum, keyId: 'key' },
        options,
      );
      return answer.yes;
    };
    const action = async () =>
      (await store.listActions({ rolloutId: rollout.id, limit: 1 }))[0];
    return { store, turn, ask, action, apply };
  }

  it('says yes when that is stored, wherever the backend dies', async () => {
    const { store, turn, ask, action } = await setUp();
    expect(await ask()).toBe(false);

    const before = turn(async () => {
      throw new Crash();
    });
    await expect(before).rejects.toThrow(Crash);
    expect(await ask()).toBe(false);

    const after = turn(async (record, epoch) => {
      await store.saveAction(record, epoch);
      throw new Crash();
    });
    await expect(after).rejects.toThrow(Crash);
    expect(await ask()).toBe(true);
    expect(await ask('b')).toBe(false);

    await turn();
    expect(await ask()).toBe(true);
    expect((await action()).steps.map(({ code }) => code)).toEqual([
      'stored',
      'gate-opened',
      'gate-answered',
    ]);
  });

  it('closes after three intervals without an effect', async () => {
    const { turn, ask, action } = await setUp();
    await turn();
    second += 30;
    await turn();
    expect(await ask()).toBe(true);

    second += 1;
    expect(await ask()).toBe(false);
    await turn();
    expect((await action()).state).toBe('ineffective');
    expect(await ask()).toBe(false);
  });

  it.each([
    ['another revision arrives', { lastAppliedSpec: 'rev-2' }, 'superseded'],
    ['the release ends', { phase: 'Failed' }, 'effective'],
  ])('closes when %s', async (_, status, state) => {
    const { turn, ask, action, apply } = await setUp();
    await turn();
    expect(await ask()).toBe(true);

    await apply(checkout, seen(40, 'Progressing', { since: 10, status }), null);

    // At once, not only when the action has ended.
    expect(await ask()).toBe(false);
    await turn();
    expect((await action()).state).toBe(state);
    expect(await ask()).toBe(false);
  });

  it('closes while the cluster is not heard from', async () => {
    const { store, turn, ask } = await setUp();
    await turn();
    const lost = { name: 'production', state: 'stale', feeds: [] };
    await store.saveSource(lost as never, 1);

    expect(await ask()).toBe(false);
  });
});
