import { verbs } from '@rollouts/backstage-plugin-rollouts-common';
import {
  anAction,
  anOffer,
  aRelease,
  aRollout,
  BUILDER_NOW,
} from '@rollouts/backstage-plugin-rollouts-common/testing';
import { english, utc } from '../../__testUtils__/english';
import { arrange } from './arrange';
import { toNotes, toOffer } from './offer';
import { sayConsequence, sayWarnings, toComparison } from './plan';
import {
  isUnderWay,
  sayEffect,
  sayMissed,
  toActionStatus,
  toStages,
} from './receipt';
import { sayRefusal } from './refusal';
import { changeOf, seenIn } from './seen';

describe('an offer', () => {
  const of = (...args: Parameters<typeof anOffer>) =>
    toOffer(anOffer(...args), english, utc);

  it('says the consequence', () => {
    expect(of('rollback')).toMatchObject({
      available: true,
      text: expect.stringContaining('all traffic goes back to the primary'),
    });
  });

  it('names the version that comes back', () => {
    expect(of('revert').text).toMatch(/^checkout gets (\S+:)?1\.4\.1 back/);
  });

  it('names the permission that is missing', () => {
    expect(of('promote', { allowed: false })).toEqual({
      verb: 'promote',
      available: false,
      text: 'needs the permission rollouts.rollout.promote',
    });
  });

  it('is not available without a plan, whatever else is said', () => {
    expect(of('promote', { plan: null }).available).toBe(false);
  });

  it('says once what holds for all', () => {
    const refusal = { code: 'actions-off' as const, params: {} };
    const both = [
      of('rollback', { plan: null, refusal }),
      of('promote', { plan: null, refusal }),
    ];
    expect(toNotes(both)).toEqual([
      { verb: null, text: 'Actions are switched off for this cluster.' },
    ]);
    expect(toNotes([both[0], of('promote')])).toHaveLength(2);
    expect(toNotes([])).toEqual([]);
  });
});

describe('the order of offers', () => {
  const names = (...offers: Parameters<typeof arrange>[0]) => {
    const { atHand, folded } = arrange(offers, true);
    return [atHand, folded].map(part => part.map(({ verb }) => verb));
  };
  const not = (verb: Parameters<typeof anOffer>[0]) =>
    anOffer(verb, { plan: null });

  it('has at hand what can be done, the way back first', () => {
    expect(
      names(anOffer('pause'), not('promote'), anOffer('rollback')),
    ).toEqual([['rollback', 'pause'], ['promote']]);
    expect(
      names(anOffer('promote', { allowed: false }), anOffer('retry')),
    ).toEqual([['retry'], ['promote']]);
  });

  it('has three at most', () => {
    const all = (['pause', 'retry', 'resume', 'promote'] as const).map(verb =>
      anOffer(verb),
    );
    expect(names(...all)).toEqual([['promote', 'resume', 'retry'], ['pause']]);
  });

  it('folds all that is of no use while nothing runs', () => {
    const idle = (...offers: Parameters<typeof arrange>[0]) =>
      arrange(offers, false).atHand.map(({ verb }) => verb);
    const rollback = not('rollback');
    expect(idle(anOffer('pause'), rollback)).toEqual([]);
    expect(idle(anOffer('pause'), rollback, anOffer('revert'))).toEqual([
      'revert',
    ]);
    const refusal = {
      code: 'traffic-on-canary-after-failure',
      params: {},
      instead: 'pause',
    } as const;
    expect(idle(anOffer('pause'), { ...rollback, refusal })).toEqual(['pause']);
  });

  it('keeps the two that are looked for where nothing can be done', () => {
    expect(names(not('pause'), not('promote'), not('rollback'))).toEqual([
      ['rollback', 'promote'],
      ['pause'],
    ]);
  });
});

describe('a refusal', () => {
  it('says what is possible instead', () => {
    const refusal = {
      code: 'suspended',
      params: {},
      instead: 'resume',
    } as const;
    expect(sayRefusal(refusal, english, utc)).toBe(
      'The Canary is paused: Flagger would not look at it. What is possible: Resume.',
    );
  });

  it('writes out an age and a verb', () => {
    const say = (...[code, params]: [any, any]) =>
      sayRefusal({ code, params }, english, utc);
    expect(say('source-stale', { ageMs: 95_000 })).toContain(
      'for 1 min 35 sec',
    );
    expect(
      say('action-in-progress', { verb: 'rollback', by: 'user:default/lena' }),
    ).toBe('Already under way: Roll back, asked for by lena.');
    expect(say('source-stale', {})).toBe(
      'The cluster has not been heard from: what is known is too old to act on.',
    );
  });
});

describe('a plan', () => {
  const plan = anOffer('promote').plan!;

  it('compares now and afterwards', () => {
    expect(toComparison(plan, english)).toEqual([
      { label: 'Traffic on the canary', now: '30\u00a0%', after: '0\u00a0%' },
      {
        label: 'Serves users',
        now: '1.4.1 (70\u00a0%) and 1.4.2 (30\u00a0%)',
        after: '1.4.2',
      },
    ]);
  });

  it('says that traffic stays where it does', () => {
    const { plan: pause } = anOffer('pause');
    expect(toComparison(pause!, english).map(({ after }) => after)).toEqual([
      null,
      null,
    ]);
  });

  it('has words for each way in which it is offered', () => {
    for (const verb of verbs) {
      expect(sayConsequence(anOffer(verb), english)).not.toBeNull();
    }
  });

  it('does not show unknown as nothing', () => {
    const unknown = { ...plan, weightNow: null, servesNow: null };
    expect(toComparison(unknown, english).map(({ now }) => now)).toEqual([
      'not known',
      'not known',
    ]);
  });

  it('says what to mind', () => {
    expect(sayWarnings(plan, english, utc)[0]).toBe(
      'Fewer checks than planned: 2 steps are skipped.',
    );
    const params = { window: 'holidays', until: BUILDER_NOW };
    const frozen = { code: 'freeze-goes-on' as const, params };
    const [said] = sayWarnings({ ...plan, warnings: [frozen] }, english, utc);
    expect(said).toMatch(/“holidays” holds the traffic .* until Jan 2, 2026/);
    const whose = { verb: 'promote', by: 'user:default/lena' };
    const ended = { code: 'ends-action' as const, params: whose };
    expect(sayWarnings({ ...plan, warnings: [ended] }, english, utc)).toEqual([
      'This ends what user:default/lena asked for: Promote. What that changed for a time is taken back.',
    ]);
  });
});

describe('a receipt', () => {
  const words = (changes = {}) =>
    toStages(anAction(changes), BUILDER_NOW, english).map(({ text, state }) => [
      text,
      state,
    ]);
  const written = anAction().steps.slice(0, 2);

  it('never says effective before the cluster showed it', () => {
    expect(words({ state: 'requested', steps: [] })).toEqual([
      ['requested', 'done'],
      ['waiting for the cluster to show it', 'open'],
    ]);
    expect(words({ state: 'accepted', steps: written })).toEqual([
      ['requested', 'done'],
      ['accepted by the API server', 'done'],
      ['waiting for the cluster to show it', 'open'],
    ]);
    expect(words()).toEqual([
      ['requested', 'done'],
      ['accepted by the API server', 'done'],
      ['effective', 'done'],
    ]);
  });

  it('says that the gate agreed, where nothing was written', () => {
    const told = { state: 'accepted' as const, lever: 'gate' as const };
    expect(words({ ...told, steps: [] })[1]).toEqual([
      'the gate says yes',
      'done',
    ]);
    // A freeze may go on to hold it.
    expect(words({ ...told, verb: 'resume', steps: [] })[1]).toEqual([
      'no pause holds the gate any more',
      'done',
    ]);
  });

  it('says when it takes longer than it should', () => {
    const late = { state: 'accepted' as const, expectedBy: BUILDER_NOW - 1 };
    expect(words({ ...late, steps: written }).at(-1)).toEqual([
      expect.stringMatching(/later than expected/),
      'open',
    ]);
  });

  it.each([
    ['timed-out', 'not effective in time', /withdrawn/],
    ['ended-otherwise', 'ended in another way', /another way first/],
    ['canary-gone', 'the Canary is gone', /was deleted before/],
  ] as const)('without effect says why: %s', (code, word, text) => {
    const steps = [...written, { at: BUILDER_NOW, code, text: null }];
    const action = anAction({ state: 'ineffective', steps });
    expect(toActionStatus(action, english).word).toBe(word);
    expect(sayMissed(action, english)).toMatch(text);
  });

  it.each([
    ['rollback', 'failed-checks', /promotion failed.* Look where its traffic/],
    ['rollback', 'gate', /never told this yes/],
    ['approve', 'gate', /never told this yes/],
    ['reject', 'gate', /another way first/],
    ['pause', 'gate', /another way first/],
  ] as const)(
    'says what came of the release where the end is not that of a %s by %s',
    (verb, lever, text) => {
      const code = 'ended-otherwise';
      const steps = [{ at: BUILDER_NOW, code, text: null }] as const;
      const state = 'ineffective';
      const action = anAction({ verb, lever, state, steps: [...steps] });
      expect(sayMissed(action, english)).toMatch(text);
    },
  );

  it('that the cluster did not take says so while it is tried again, and in the end', () => {
    const step = (code: 'stored' | 'write-conflicted' | 'timed-out') => ({
      at: BUILDER_NOW,
      code,
      text: null,
    });
    const steps = [step('stored'), step('write-conflicted')];
    expect(
      words({ state: 'requested', expectedBy: null, steps }).at(-1),
    ).toEqual([expect.stringContaining('tried again'), 'open']);
    const ended = anAction({
      state: 'ineffective',
      steps: [...steps, step('timed-out')],
    });
    expect(toActionStatus(ended, english).word).toBe('not written in time');
    expect(sayMissed(ended, english)).toMatch(/did not take it/);
  });

  it.each([
    ['ineffective', 'not effective in time'],
    ['superseded', 'overtaken by another revision'],
    ['refused', 'refused'],
  ])('%s ends as failed', (state, text) => {
    expect(words({ state, steps: written }).at(-1)).toEqual([text, 'failed']);
  });

  it('does not pretend that a denial was requested of the cluster', () => {
    expect(words({ state: 'denied', steps: [] })).toEqual([
      ['denied', 'failed'],
    ]);
  });

  it('says the effect in words', () => {
    expect(sayEffect(anAction(), english, utc)).toBe(
      'primary serves 100 %, runs 1.4.1, seen at 11:59:40',
    );
    expect(sayEffect(anAction({ receipt: null }), english, utc)).toBeNull();
    const receipt = {
      at: BUILDER_NOW,
      phase: 'Failed',
      weight: null,
      images: null,
    };
    expect(sayEffect(anAction({ receipt }), english, utc)).toBe(
      'phase Failed, seen at 12:00:00',
    );
  });

  it('says the effect of what ends nothing in its own words', () => {
    const say = (verb: any) => sayEffect(anAction({ verb }), english, utc);
    expect(say('pause')).toMatch(/^paused, primary serves/);
    expect(say('resume')).toMatch(/^not paused any more, /);
    const at = BUILDER_NOW;
    const steps = [{ at, code: 'gate-released' as const, text: null }];
    const frozen = anAction({ verb: 'resume', lever: 'gate', steps });
    expect(sayEffect(frozen, english, utc)).toMatch(
      /^not paused any more; a change freeze holds the traffic until it ends, /,
    );
    expect(say('retry')).toMatch(/^a new try has begun, /);
    const missed = anAction({ verb: 'pause', state: 'ineffective' });
    expect(sayMissed(missed, english)).toMatch(/does not show it as paused/);
  });

  it('is under way until the cluster has answered', () => {
    const of = (state: any) => isUnderWay(anAction({ state }));
    expect(['requested', 'accepted'].map(of)).toEqual([true, true]);
    expect(['effective', 'denied', 'ineffective'].map(of)).toEqual([
      false,
      false,
      false,
    ]);
  });
});

describe('what somebody decides about', () => {
  const rollout = aRollout().inPhase('Progressing');
  const running = rollout.with({ release: aRelease({ number: 42 }) }).build();

  it('changes with the release and with the phase, not with the weight', () => {
    const seen = seenIn(running, null)!;
    const change = (now: typeof running) => changeOf(seen, seenIn(now, null));
    expect(change({ ...running })).toBeNull();
    expect(change({ ...running, phase: 'Promoting' })).toBe('release');
    const release = aRelease({ id: 'other' });
    expect(change({ ...running, release })).toBe('release');
    expect(changeOf(seen, null)).toBe('release');
  });

  it('changes with the version while it waits to begin', () => {
    const { plan } = anOffer('approve');
    const seen = seenIn(running, plan)!;
    expect(changeOf(seen, seenIn(running, plan))).toBeNull();
    const newer = { ...plan!, about: 'target-1:9' };
    expect(changeOf(seen, seenIn(running, newer))).toBe('version');
    // Not offered any more: the refusal says so.
    expect(changeOf(seen, seenIn(running, null))).toBeNull();
  });

  it('changes with the way in which it would be done', () => {
    const { plan } = anOffer('pause');
    const byGate = { ...plan!, lever: 'gate' as const };
    const seen = seenIn(running, byGate)!;
    expect(changeOf(seen, seenIn(running, byGate))).toBeNull();
    expect(changeOf(seen, seenIn(running, plan))).toBe('way');
    expect(changeOf(seen, seenIn(running, null))).toBeNull();
    // Offered again after it was not: what it does was not read before.
    expect(changeOf(seenIn(running, null)!, seen)).toBe('way');
  });

  it('is nothing without a release', () => {
    expect(seenIn(rollout.with({ release: null }).build(), null)).toBeNull();
  });
});
