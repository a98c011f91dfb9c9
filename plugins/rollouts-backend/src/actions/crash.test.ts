import type { Verb } from '@rollouts/backstage-plugin-rollouts-common';
import type { Store } from '../store/Store';
import { databases, storeOn } from '../store/__testUtils__/storeOn';
import { CanaryOfFlagger, patchOf } from './__testUtils__/CanaryOfFlagger';
import { clicked, hearAll } from './__testUtils__/clicked';
import { takeTurn } from './takeTurn';

jest.setTimeout(120_000);

/** A backend that dies. */
class Crash extends Error {}

const epochs = new Map<Store, number>();

/** The lease of a cluster is taken once in each store; a backend that is started again renews it. */
async function epochIn(store: Store): Promise<number> {
  const lease = await store.acquireLease('production', 'me', 600_000);
  if (lease) epochs.set(store, lease.epoch);
  return epochs.get(store) ?? 0;
}

interface Play {
  /** Which call the backend dies at; 0: at none. */
  dieAt: number;
  version?: string | null;
  /** What happens at each tick, before Flagger looks. */
  onTick?: (flagger: CanaryOfFlagger, round: number) => void;
  /** What happens while the backend is away. */
  onDeath?: (flagger: CanaryOfFlagger) => void;
}

/** Takes turns until nothing is due; the backend dies at the given call and is started again. */
async function carryOut(store: Store, verb: Verb, play: Play) {
  const { dieAt, version = null, onTick, onDeath } = play;
  // Another rollout for each death: a database for each would take minutes to remove.
  const { flagger, rolloutId, tick } = await clicked(
    store,
    verb,
    version,
    `checkout-${dieAt}`,
  );
  const epoch = await epochIn(store);
  await hearAll(store, epoch);
  let calls = 0;
  const count = () => {
    calls += 1;
    if (calls === dieAt) throw new Crash();
  };
  flagger.onCall = count;
  const dying: Parameters<typeof takeTurn>[1]['store'] = {
    listRollouts: query => store.listRollouts(query),
    listSources: () => store.listSources(),
    listPolls: of => store.listPolls(of),
    walkAudit: (query, page) => store.walkAudit(query, page),
    saveAction: async (action, held) => {
      count();
      const saved = await store.saveAction(action, held);
      count();
      return saved;
    },
  };
  for (let round = 0; round < 12; round += 1) {
    for (const record of await store.listDueActions('production')) {
      await takeTurn(record, {
        store: dying,
        canaries: flagger,
        epoch,
        now: flagger.now,
        isOn: true,
        onChanged: () => {},
      }).catch(error => {
        if (!(error instanceof Crash)) throw error;
        onDeath?.(flagger);
      });
    }
    onTick?.(flagger, round);
    await tick();
  }
  const [action] = await store.listActions({ rolloutId, limit: 1 });
  return { flagger, action, calls };
}

/** Each call takes one turn of all that is due. */
async function turnsOf(store: Store, flagger: CanaryOfFlagger) {
  const options = {
    store,
    canaries: flagger,
    epoch: await epochIn(store),
    now: flagger.now,
    isOn: true,
    onChanged: () => {},
  };
  return async () => {
    for (const record of await store.listDueActions('production')) {
      await takeTurn(record, options);
    }
  };
}

/** Each verb, what becomes of a temporary change, all that is written, and Flagger's version. */
const all = [
  [
    'promote',
    'done',
    [
      patchOf('spec.analysis.maxWeight', 25),
      patchOf('spec.analysis.maxWeight', 50),
    ],
  ],
  ['rollback', 'none', [patchOf('status.failedChecks', 900_001)]],
  ['pause', 'none', [patchOf('spec.suspend', true)]],
  ['resume', 'none', [patchOf('spec.suspend', false)]],
  [
    'promote-unchecked',
    'done',
    [patchOf('spec.skipAnalysis', true), patchOf('spec.skipAnalysis', null)],
  ],
  ['retry', 'none', ['target.annotation=2026-01-01T12:00:25.000Z'], null],
  ['retry', 'none', [patchOf('status.lastAppliedSpec', '')], '1.44.0'],
  ['revert', 'none', ['target.images=1.0'], null],
  ['revert-primary', 'none', ['primary.images=1.0'], null],
  ['approve', 'none', []],
  ['reject', 'none', []],
] as const;

describe.each(databases.eachSupportedId())('actions on %s', databaseId => {
  it.each(all)(
    '%s is done once and wholly, wherever the backend dies',
    async (verb, restore, writes, version = null) => {
      const run = (store: Store, dieAt: number) =>
        carryOut(store, verb, { dieAt, version });
      const { store } = await storeOn(databaseId);
      const whole = await run(store, 0);
      expect(whole.calls).toBeGreaterThan(4);

      for (let dieAt = 1; dieAt <= whole.calls; dieAt += 1) {
        const { flagger, action } = await run(store, dieAt);

        expect([dieAt, action.state, action.restore, flagger.writes]).toEqual([
          dieAt,
          'effective',
          restore,
          writes,
        ]);
        expect(flagger.maxWeight).toBe(50);
        expect(await store.listDueActions('production')).toEqual([]);
        expect(
          action.steps.filter(step => step.code === 'written').length,
        ).toBeLessThanOrEqual(1);
      }
    },
  );

  it.each(all)(
    '%s is done wholly or not at all, where the backend is away for longer than a write may take',
    async (verb, _restore, writes, version = null) => {
      const { store } = await storeOn(databaseId);
      const onDeath = (flagger: CanaryOfFlagger) => flagger.pass(130);
      const { calls } = await carryOut(store, verb, { dieAt: 0, version });

      for (let dieAt = 1; dieAt <= calls; dieAt += 1) {
        const { flagger, action } = await carryOut(store, verb, {
          dieAt,
          version,
          onDeath,
        });

        const isDone =
          writes.length > 0 ? flagger.writes.length > 0 : action.attempted;
        expect([dieAt, action.state, flagger.writes]).toEqual([
          dieAt,
          isDone ? 'effective' : 'ineffective',
          isDone ? writes : [],
        ]);
        expect(action.restore).not.toBe('pending');
        expect(flagger.maxWeight).toBe(50);
        expect(await store.listDueActions('production')).toEqual([]);
      }
    },
  );

  it('says in the receipt what the cluster shows', async () => {
    const { store } = await storeOn(databaseId);
    const { action } = await carryOut(store, 'rollback', { dieAt: 0 });

    expect(action.receipt).toMatchObject({
      phase: 'Failed',
      weight: 0,
      images: ['podinfo:1.0'],
    });
    expect(action.steps.map(step => step.code)).toEqual([
      'stored',
      'written',
      'effective',
    ]);
  });

  it('writes an abort again that Flagger overwrote', async () => {
    const { store } = await storeOn(databaseId);
    const { flagger, action } = await carryOut(store, 'rollback', {
      dieAt: 0,
      onTick: (canary, round) => {
        if (round === 0) canary.status = { ...canary.status, failedChecks: 1 };
      },
    });

    expect(flagger.writes).toHaveLength(2);
    expect(action.state).toBe('effective');
    expect(action.steps.map(step => step.code)).toContain('written-again');
  });

  it.each(['revert', 'revert-primary'] as const)(
    'leaves images alone that somebody else changed before: %s',
    async verb => {
      const { store } = await storeOn(databaseId);
      const { flagger, rolloutId } = await clicked(store, verb);
      Object.assign(flagger.tags, { target: '1.2', primary: '1.2' });
      await (
        await turnsOf(store, flagger)
      )();

      const [action] = await store.listActions({ rolloutId, limit: 1 });
      expect([action.state, flagger.writes]).toEqual(['superseded', []]);
    },
  );

  it('has its effect where the field was like that before, and leaves it so', async () => {
    const { store } = await storeOn(databaseId);
    const { flagger, rolloutId, tick } = await clicked(store, 'promote');
    flagger.maxWeight = 25;
    const takeTurns = await turnsOf(store, flagger);
    for (let round = 0; round < 6; round += 1) {
      await takeTurns();
      await tick();
    }

    const [action] = await store.listActions({ rolloutId, limit: 1 });
    expect([action.state, action.restore, flagger.writes]).toEqual([
      'effective',
      'none',
      [],
    ]);
    expect(flagger.maxWeight).toBe(25);
    expect(action.before).toEqual({ value: 25 });
    const written = action.steps.find(({ code }) => code === 'written');
    expect(written?.text).toMatch(/: it was like that already$/);
  });

  it('leaves a field alone that somebody else changed meanwhile', async () => {
    const { store } = await storeOn(databaseId);
    const { flagger, action } = await carryOut(store, 'promote', {
      dieAt: 0,
      onTick: (canary, round) => {
        if (round === 0) canary.maxWeight = 20;
      },
    });

    expect(flagger.maxWeight).toBe(20);
    expect([action.state, action.restore]).toEqual(['effective', 'done']);
  });

  it('stops when another revision arrives, and takes back what it changed', async () => {
    const { store } = await storeOn(databaseId);
    const { flagger, action } = await carryOut(store, 'promote', {
      dieAt: 0,
      onTick: (canary, round) => {
        if (round === 0) {
          canary.status = {
            phase: 'Progressing',
            canaryWeight: 0,
            lastAppliedSpec: 'rev-2',
          };
        }
        if (round === 3) canary.status = { ...canary.status, canaryWeight: 25 };
      },
    });

    expect([action.state, action.restore]).toEqual(['superseded', 'done']);
    expect(flagger.maxWeight).toBe(50);
  });
});
