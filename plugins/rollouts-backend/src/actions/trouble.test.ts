import type { Verb } from '@rollouts/backstage-plugin-rollouts-common';
import { KubernetesError } from '../collectors/kubernetes/client/KubernetesError';
import type { Store } from '../store/Store';
import { toAction } from '../api/deciding/toAction';
import { checkout } from '../store/__testUtils__/change';
import { storeOn } from '../store/__testUtils__/storeOn';
import { patchOf } from './__testUtils__/CanaryOfFlagger';
import { clicked, hearAll } from './__testUtils__/clicked';
import { takeTurn } from './takeTurn';

jest.setTimeout(60_000);

const unreachable = new KubernetesError(
  'unreachable',
  'No answer from https://production:6443',
);
const notFound = new KubernetesError('absent', 'canaries not found', 404);

/** Something was asked for, and the cluster is in trouble from then on. */
async function inTrouble(verb: Verb, ahead = 0) {
  const { store } = await storeOn('SQLITE_3');
  const { flagger, rolloutId, apply, tick } = await clicked(
    store,
    verb,
    null,
    checkout.name,
    ahead,
  );
  const lease = await store.acquireLease('production', 'me', 600_000);
  await hearAll(store, lease?.epoch ?? 0);
  /** Whether the cluster did not do what it was asked for, action by action. */
  let isOn = true;
  const turn = () => takeTurns(store, flagger, lease?.epoch ?? 0, isOn);
  const switchOff = () => {
    isOn = false;
  };
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
  return {
    flagger,
    turn,
    tick,
    action,
    silence,
    gone,
    pass,
    relist,
    switchOff,
  };
}

async function takeTurns(
  store: Store,
  canaries: Awaited<ReturnType<typeof clicked>>['flagger'],
  epoch: number,
  isOn: boolean,
): Promise<boolean[]> {
  const troubled: boolean[] = [];
  for (const record of await store.listDueActions('production')) {
    const { now } = canaries;
    const onChanged = () => {};
    const options = { store, canaries, epoch, isOn, now, onChanged };
    troubled.push(await takeTurn(record, options));
  }
  return troubled;
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

describe('an action whose cluster is switched off since', () => {
  it('is not begun, and given up after two minutes', async () => {
    const { flagger, turn, pass, action, switchOff } = await inTrouble(
      'promote-unchecked',
    );
    switchOff();
    await turn();
    expect(flagger.writes).toEqual([]);
    pass(130);
    await turn();
    expect(await action()).toMatchObject({ state: 'ineffective' });
    expect(flagger.writes).toEqual([]);
  });

  it('leaves nothing that was changed for a time', async () => {
    const { flagger, turn, tick, action, switchOff } = await inTrouble(
      'promote-unchecked',
    );
    await turn();
    expect(flagger.writes).toEqual([patchOf('spec.skipAnalysis', true)]);
    switchOff();
    for (let round = 0; round < 6; round += 1) {
      await tick();
      await turn();
    }
    expect(await action()).toMatchObject({ restore: 'done' });
    expect(flagger.writes).toHaveLength(2);
  });
});

describe('an action of which nobody knows whether it was written', () => {
  it.each([
    ['gone', 404],
    ['not to be read', 403],
  ])('ends when the workload is %s', async (_, status) => {
    const { flagger, turn, pass, action } = await inTrouble('revert-primary');
    flagger.onCall = what => {
      if (what === 'before set') throw unreachable;
    };
    await turn();
    expect((await action()).attempted).toBe(true);
    pass(130);
    flagger.onCall = what => {
      const refused = new KubernetesError('absent', 'no such thing', status);
      if (what === 'before look') throw refused;
    };
    await turn();
    expect(await action()).toMatchObject({ state: 'ineffective' });
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

describe('a pause while the promotion begins', () => {
  const promoting = { phase: 'Promoting', canaryWeight: 50 };

  it.each([
    ['before it is read', 'before read', 'Promoting'],
    ['between reading and writing', 'before patch', 'Finalising'],
  ])('is refused, also later, when that is %s', async (_, moment, phase) => {
    const { flagger, turn, tick, action } = await inTrouble('pause');
    flagger.onCall = what => {
      if (what !== moment) return;
      flagger.onCall = () => {};
      flagger.status = promoting;
      if (moment === 'before read') return;
      throw new KubernetesError('server', 'the object has been modified', 409);
    };

    for (let round = 0; round < 4; round += 1) {
      await turn();
      await tick();
    }

    expect(await action()).toMatchObject({
      state: 'refused',
      refusal: { code: 'already-promoting', params: { phase } },
    });
    expect([flagger.status.phase, flagger.writes]).toEqual(['Succeeded', []]);
  });
});

describe('a rollback that loses against the promotion', () => {
  it.each([
    ['leaves users on the canary', 100],
    ['leaves them on a primary of the new version', 0],
  ])('ends without effect when that fails and %s', async (_, canaryWeight) => {
    const { flagger, turn, relist, action } = await inTrouble('rollback');
    await turn();
    const goOn = async (status: typeof flagger.status) => {
      flagger.pass(10);
      flagger.status = status;
      await relist();
      await turn();
      return (await action()).state;
    };

    const promoting = { canaryWeight: 50, failedChecks: 900_001 };
    expect(await goOn({ phase: 'Promoting', ...promoting })).toBe('accepted');
    expect(await goOn({ phase: 'Failed', canaryWeight })).toBe('ineffective');

    const done = await action();
    expect(done.receipt).toBeNull();
    expect(done.steps.at(-1)).toMatchObject({
      code: 'ended-otherwise',
      text: 'failed',
    });
  });
});

describe('an action while somebody else writes the Canary all the time', () => {
  /** Each write meets a newer version, this many times. */
  const stormy = (
    flagger: Awaited<ReturnType<typeof inTrouble>>['flagger'],
    times: number,
  ) => {
    let left = times;
    flagger.onCall = what => {
      if (what !== 'before patch' || left === 0) return;
      left -= 1;
      throw new KubernetesError('server', 'the object has been modified', 409);
    };
  };

  it('is tried until it gets through, and done once', async () => {
    const { flagger, turn, tick, action } = await inTrouble('rollback');
    stormy(flagger, 20);

    for (let round = 0; round < 21; round += 1) {
      expect(await turn()).toEqual([false]);
    }
    await tick();
    await turn();

    const done = await action();
    expect(done.state).toBe('effective');
    expect(codes(done)).toEqual([
      'stored',
      'write-conflicted',
      'written',
      'effective',
    ]);
    expect(flagger.writes).toEqual([patchOf('status.failedChecks', 900_001)]);
  });

  it('is given up in time, with what was in the way, and nothing is left behind', async () => {
    const { flagger, turn, pass, action } = await inTrouble('promote');
    stormy(flagger, Infinity);

    await turn();
    pass(121);
    for (let round = 0; round < 3; round += 1) await turn();

    const done = await action();
    expect([done.state, done.restore]).toEqual(['ineffective', 'done']);
    expect(codes(done)).toEqual([
      'stored',
      'write-conflicted',
      'timed-out',
      'restored',
    ]);
    expect([flagger.writes, flagger.maxWeight]).toEqual([[], 50]);
  });
});

describe('an action that the account of the portal has no right for', () => {
  const denied = (resource: string) =>
    new KubernetesError(
      'denied',
      `canaries.flagger.app "checkout" is forbidden: User "system:serviceaccount:portal:rollouts" cannot patch resource "${resource}" in API group "flagger.app" in the namespace "shop"`,
      403,
    );

  it('is refused at once, and says which right is missing', async () => {
    const { flagger, turn, action } = await inTrouble('rollback');
    flagger.onCall = what => {
      if (what === 'before patch') throw denied('canaries/status');
    };

    await turn();

    const refused = await action();
    expect(refused).toMatchObject({
      state: 'refused',
      refusal: { code: 'cluster-refused' },
    });
    expect(toAction(refused).missingRight).toMatchObject({
      verb: 'patch',
      resource: 'canaries/status',
    });
  });

  it('is taken back as soon as the right is there again', async () => {
    const { flagger, turn, tick, action } = await inTrouble('promote');
    await turn();
    for (let round = 0; round < 2; round += 1) await tick();
    flagger.onCall = what => {
      if (what === 'before patch') throw denied('canaries');
    };

    for (let round = 0; round < 3; round += 1) await turn();
    const waiting = await action();
    expect(waiting.restore).toBe('pending');
    expect(
      codes(waiting).filter(code => code === 'restore-failed'),
    ).toHaveLength(1);
    expect(toAction(waiting).missingRight?.resource).toBe('canaries');
    flagger.onCall = () => {};
    await turn();

    const mended = await action();
    expect([mended.restore, flagger.maxWeight]).toEqual(['done', 50]);
    expect(toAction(mended).missingRight).toBeUndefined();
  });
});

describe('an action while the clocks of portal and cluster differ', () => {
  it.each([-600, 600])(
    'is lost, written again and done with a cluster %s s ahead',
    async ahead => {
      const { flagger, turn, tick, action } = await inTrouble(
        'rollback',
        ahead,
      );

      await turn();
      flagger.status = { ...flagger.status, failedChecks: 1 };
      await tick();
      for (let round = 0; round < 3; round += 1) {
        await turn();
        await tick();
      }

      const done = await action();
      expect(done.state).toBe('effective');
      expect(codes(done)).toContain('written-again');
      expect(flagger.writes).toHaveLength(2);
    },
  );
});
