import type { Verb } from '@rollouts/backstage-plugin-rollouts-common';
import { newRecord, withPlan } from '../api/deciding/newRecord';
import { view } from '../domain/actions/__testUtils__/running';
import { planAction } from '../domain/actions/plan';
import { askingIn, replaced } from '../domain/gates/decided/agree';
import type { Store } from '../store/Store';
import { databases, storeOn } from '../store/__testUtils__/storeOn';
import { clicked, hearAll } from './__testUtils__/clicked';
import { takeTurn } from './takeTurn';

jest.setTimeout(120_000);

/** A backend that dies. */
class Crash extends Error {}

/** Flagger looks more seldom than the portal. */
const TURNS_A_TICK = 4;
/** Calls of what is asked for first, up to Flagger's next look. */
const MOMENTS = [0, 1, 2, 3, 4, 5, 6, 7, 8];

/**
 * Somebody asks for something, and somebody else for a rollback at the given call of its turn. The backend
 * dies at another call and is started again.
 */
async function play(
  store: Store,
  epoch: number,
  verb: Verb,
  { clickAt, dieAt }: { clickAt: number; dieAt: number },
) {
  const name = `${verb}-${clickAt}-${dieAt}`;
  const { flagger, rolloutId, tick } = await clicked(store, verb, null, name);
  const { now } = flagger;
  let isAsked = false;
  const undo = async () => {
    isAsked = true;
    const [rollout] = await store.listRollouts({ ids: [rolloutId] });
    const planned = planAction('rollback', view(rollout.state, { name }));
    if (planned.refusal) throw new Error(planned.refusal.code);
    const asked = {
      verb: 'rollback' as const,
      reason: 'errors rise',
      idempotencyKey: 'click-to-undo',
    };
    const record = newRecord(rollout, asked, 'user:default/ben', now() + 1);
    const wished = withPlan(record, planned, 600_000);
    const asking = askingIn(rollout.state, wished);
    const { kind } = await store.addAction(wished, undefined, open =>
      replaced(open, asking, now()),
    );
    expect(kind).toBe('added');
  };
  let calls = 0;
  const step = async () => {
    calls += 1;
    if (calls === clickAt && !isAsked) await undo();
    if (calls === dieAt) throw new Crash();
  };
  const around = async <T>(call: () => Promise<T>): Promise<T> => {
    await step();
    const result = await call();
    await step();
    return result;
  };
  const read = flagger.read.bind(flagger);
  const patch = flagger.patch.bind(flagger);
  flagger.read = address => around(() => read(address));
  flagger.patch = (address, change) => around(() => patch(address, change));
  const options = {
    store: {
      ...store,
      saveAction: (...saved: Parameters<Store['saveAction']>) =>
        around(() => store.saveAction(...saved)),
    },
    ...{ canaries: flagger, epoch, now },
    isOn: true,
    onChanged: () => {},
  };
  if (clickAt === 0) await undo();
  for (let round = 0; round < 4 * TURNS_A_TICK; round += 1) {
    for (const record of await store.listDueActions('production')) {
      await takeTurn(record, options).catch(error => {
        if (!(error instanceof Crash)) throw error;
      });
    }
    if (!isAsked) await undo();
    if (round % TURNS_A_TICK === TURNS_A_TICK - 1) await tick();
  }
  const actions = await store.listActions({ rolloutId, limit: 9 });
  const due = await store.listDueActions('production');
  return { flagger, actions, due, calls };
}

describe.each(databases.eachSupportedId())(
  'a rollback in place of something else on %s',
  databaseId => {
    it.each(['promote', 'promote-unchecked', 'pause'] as const)(
      'comes to its effect after a %s, which leaves nothing behind, whenever it is asked for and wherever the backend dies',
      async verb => {
        const { store } = await storeOn(databaseId);
        const lease = await store.acquireLease('production', 'me', 600_000);
        const epoch = lease?.epoch ?? -1;
        await hearAll(store, epoch);
        const { calls } = await play(store, epoch, verb, {
          clickAt: 4,
          dieAt: 0,
        });
        const deaths = Array.from({ length: calls }, (_, i) => i + 1);
        for (const times of [
          ...MOMENTS.map(clickAt => ({ clickAt, dieAt: -1 })),
          ...deaths.map(dieAt => ({ clickAt: 4, dieAt })),
        ]) {
          const { flagger, actions, due } = await play(
            store,
            epoch,
            verb,
            times,
          );

          const [undone, ended] = actions;
          expect([times, undone.verb, undone.state, ended.state]).toEqual([
            times,
            ...['rollback', 'effective', 'ineffective'],
          ]);
          expect([times, flagger.status.phase, due]).toEqual([
            times,
            'Failed',
            [],
          ]);
          const { maxWeight, suspend, skipAnalysis } = flagger;
          expect([times, maxWeight, suspend, skipAnalysis]).toEqual([
            times,
            ...[50, false, null],
          ]);
          expect(ended.steps.map(({ code }) => code)).toContain('withdrawn');
          expect(ended.restore).not.toBe('pending');
        }
      },
    );
  },
);
