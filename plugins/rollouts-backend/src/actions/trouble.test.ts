import type { Verb } from '@rollouts/backstage-plugin-rollouts-common';
import { KubernetesError } from '../collectors/kubernetes/client/KubernetesError';
import type { Store } from '../store/Store';
import { storeOn } from '../store/__testUtils__/storeOn';
import { patchOf } from './__testUtils__/CanaryOfFlagger';
import { clicked } from './__testUtils__/clicked';
import { takeTurn } from './takeTurn';

jest.setTimeout(60_000);

const unreachable = new KubernetesError(
  'unreachable',
  'No answer from https://production:6443',
);
const notFound = new KubernetesError('absent', 'canaries not found', 404);

/** Something was asked for, and the cluster is in trouble from then on. */
async function inTrouble(verb: Verb) {
  const { store } = await storeOn('SQLITE_3');
  const { flagger, rolloutId, apply, tick } = await clicked(store, verb);
  const lease = await store.acquireLease('production', 'me', 600_000);
  const turn = () => takeTurns(store, flagger, lease?.epoch ?? 0);
  const action = async () => {
    const [found] = await store.listActions({ rolloutId, limit: 1 });
    return found;
  };
  /** Nobody hears of the cluster, and it cannot be written to either. */
  const silence = async (rounds: number) => {
    flagger.onCall = () => {
      throw unreachable;
    };
    for (let round = 0; round < rounds; round += 1) {
      await turn();
      flagger.tick();
    }
    flagger.onCall = () => {};
  };
  const gone = () => apply({ kind: 'gone', at: flagger.now(), uid: 'uid-1' });
  const pass = (seconds: number) => flagger.pass(seconds);
  const relist = async () => {
    for (const observation of flagger.list()) await apply(observation);
  };
  return { flagger, turn, tick, action, silence, gone, pass, relist };
}

async function takeTurns(
  store: Store,
  canaries: Awaited<ReturnType<typeof clicked>>['flagger'],
  epoch: number,
) {
  for (const record of await store.listDueActions('production')) {
    await takeTurn(record, {
      store,
      canaries,
      epoch,
      now: canaries.now,
      onChanged: () => {},
    });
  }
}

const codes = ({ steps }: { steps: Array<{ code: string }> }) =>
  steps.map(({ code }) => code);

describe('an action while the cluster is down', () => {
  it('says so once and is done when the cluster is back', async () => {
    const { flagger, turn, tick, action, silence } = await inTrouble(
      'rollback',
    );

    await silence(3);
    expect(await action()).toMatchObject({ state: 'requested' });
    for (let round = 0; round < 4; round += 1) {
      await turn();
      await tick();
    }

    const done = await action();
    expect(done.state).toBe('effective');
    expect(codes(done)).toEqual([
      'stored',
      'write-failed',
      'written',
      'effective',
    ]);
    expect(done.steps[1].text).toBe(unreachable.message);
    expect(flagger.writes).toEqual([patchOf('status.failedChecks', 900_001)]);
  });

  it('is given up after two minutes, and is not done later', async () => {
    const { flagger, turn, tick, action, silence } = await inTrouble(
      'rollback',
    );

    await silence(14);
    for (let round = 0; round < 4; round += 1) {
      await turn();
      await tick();
    }

    const done = await action();
    expect(done.state).toBe('ineffective');
    expect(codes(done)).toEqual(['stored', 'write-failed', 'timed-out']);
    expect(flagger.writes).toEqual([]);
  });
});

describe('an action that was written before an outage', () => {
  it.each(['promote', 'rollback'] as const)(
    'to %s has its effect although nobody saw it in time',
    async verb => {
      const { turn, relist, action, silence } = await inTrouble(verb);
      await turn();

      await silence(40);
      expect((await action()).state).toBe('accepted');
      await relist();
      await turn();
      await turn();

      const done = await action();
      expect(done.state).toBe('effective');
      expect(done.receipt).toMatchObject({ weight: 0 });
    },
  );

  it('stands when it is an abort and Flagger does not look', async () => {
    const { flagger, turn, pass, action } = await inTrouble('rollback');
    await turn();

    pass(900);
    await turn();

    expect((await action()).state).toBe('accepted');
    expect(flagger.writes).toHaveLength(1);
  });

  it('is withdrawn when it is a promotion and Flagger does not look', async () => {
    const { flagger, turn, pass, action } = await inTrouble('promote');
    await turn();

    pass(900);
    await turn();
    await turn();

    const done = await action();
    expect([done.state, done.receipt]).toEqual(['ineffective', null]);
    expect(codes(done)).toEqual(['stored', 'written', 'timed-out', 'restored']);
    expect(flagger.maxWeight).toBe(50);
  });
});

describe('an action while the Canary is deleted', () => {
  it('is refused by the cluster where it was not written yet', async () => {
    const { flagger, turn, action } = await inTrouble('rollback');
    flagger.onCall = () => {
      throw notFound;
    };

    await turn();

    expect(await action()).toMatchObject({
      state: 'refused',
      refusal: {
        code: 'cluster-refused',
        params: { message: 'canaries not found' },
      },
    });
  });

  it('ends without effect once it was written, and has nothing to take back', async () => {
    const { flagger, turn, action, gone } = await inTrouble('promote');
    await turn();
    expect(flagger.writes).toEqual([patchOf('spec.analysis.maxWeight', 25)]);
    flagger.onCall = () => {
      throw notFound;
    };

    await gone();
    await turn();
    await turn();

    const done = await action();
    expect([done.state, done.restore]).toEqual(['ineffective', 'done']);
    expect(codes(done)).toContain('canary-gone');
    expect(done.steps.at(-1)?.text).toBe('the Canary is gone');
    expect(flagger.writes).toHaveLength(1);
  });

  it('goes on when a list was wrong and the Canary is there', async () => {
    const { turn, tick, action, gone, relist } = await inTrouble('rollback');
    await turn();

    await gone();
    await turn();
    expect((await action()).state).toBe('accepted');
    await relist();
    for (let round = 0; round < 3; round += 1) {
      await tick();
      await turn();
    }

    expect((await action()).state).toBe('effective');
  });

  it('does not reach another Canary of the same name', async () => {
    const { flagger, turn, action, gone } = await inTrouble('promote');
    await turn();
    await gone();
    const read = flagger.read.bind(flagger);
    flagger.read = async address => {
      const fresh = await read(address);
      return { ...fresh, canary: { ...fresh.canary, uid: 'uid-2' } };
    };

    await turn();
    await turn();

    expect((await action()).restore).toBe('done');
    expect(flagger.writes).toHaveLength(1);
  });
});

describe('an action while another revision arrives', () => {
  it('is not written for it where it comes between reading and writing', async () => {
    const { flagger, turn, tick, action } = await inTrouble('rollback');
    const arrive = async () => {
      flagger.onCall = () => {};
      flagger.status = {
        phase: 'Progressing',
        canaryWeight: 0,
        lastAppliedSpec: 'another-revision',
      };
      flagger.tick();
    };
    const patch = flagger.patch.bind(flagger);
    flagger.patch = async (...asked) => {
      await arrive();
      return patch(...asked);
    };

    await turn();
    expect(await action()).toMatchObject({ state: 'requested' });
    await turn();
    flagger.status = { ...flagger.status, canaryWeight: 25 };
    await tick();
    await turn();

    expect(await action()).toMatchObject({ state: 'superseded' });
    expect(flagger.writes).toEqual([]);
  });
});
