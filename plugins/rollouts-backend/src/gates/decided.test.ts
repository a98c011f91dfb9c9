import { eventually } from '../__testUtils__/eventually';
import { gated as address, recorded } from './__testUtils__/gated';
import { gatedEach } from './__testUtils__/gatedEach';

jest.setTimeout(60_000);

describe('a decision about what Flagger asks', () => {
  const gates = gatedEach('SQLITE_3');

  it.each([
    ['promote', 'gates-all', 'confirm-promotion', 'Succeeded', ['rollback']],
    [
      'promote',
      'blue-green-gated',
      'confirm-promotion',
      'Succeeded',
      ['rollback', 'confirm-rollout'],
    ],
    [
      'rollback',
      'rollback-hook',
      'rollback',
      'Failed',
      ['confirm-traffic-increase', 'confirm-promotion', 'confirm-rollout'],
    ],
  ] as const)(
    'to %s (%s) is its answer, once and for this release only',
    async (verb, recording, kind, end, lacking) => {
      const { before, question, after } = recorded(recording, kind);
      const { ask, offers, get, post } = await gates.setUp();
      before.forEach(change => gates.cluster.play(change));

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
        objections: expect.any(Array),
      });
      expect(
        (await offers()).gateSetup.hooks.map((hook: any) => hook.kind),
      ).toEqual(lacking);
      expect(JSON.stringify(rollout)).not.toContain('secret');

      const { status } = await post('/v1/actions', {
        ...address,
        verb,
        releaseId: rollout.release.id,
        phase: rollout.phase,
        lever: 'gate',
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

      after.forEach(change => gates.cluster.play(change));
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
      expect(gates.cluster.patches).toEqual([]);
      expect(await ask(kind, question)).toEqual([403, 'no release is open']);
    },
  );
});
