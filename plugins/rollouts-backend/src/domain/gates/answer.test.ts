import type { ActionRecord } from '../actions/record';
import { at, seen } from '../__testUtils__/story';
import { answerGate, Asked, decisionAt } from './answer';

const { canary } = seen(20, 'WaitingPromotion');
const action = {
  state: 'accepted',
  writtenAt: at(10),
  withinMs: 30_000,
  releaseId: 'release-1',
  bound: { uid: 'uid-1', lastAppliedSpec: 'rev-1', trackedConfigs: {} },
  write: {
    field: 'gate',
    value: { kind: 'confirm-promotion', checksums: ['evil', 'a'] },
  },
} as unknown as ActionRecord;
const asked: Asked = {
  kind: 'confirm-promotion',
  checksum: 'a',
  known: { canary, target: null },
  openReleaseId: 'release-1',
  action,
  closed: null,
  isLive: true,
  rules: { agreement: 'one', approvalMs: 0, freezes: [] },
  author: null,
  staged: null,
  now: at(30),
};

const frozen: Asked['rules']['freezes'] = [
  {
    name: 'holidays',
    zone: 'UTC',
    during: { kind: 'once', from: at(0), to: at(60) },
  },
];

const with_ = (changes: object) => ({ ...action, ...changes } as ActionRecord);

describe('a gate', () => {
  it('says yes to what was decided', () => {
    expect(answerGate(asked)).toEqual({ yes: true });
  });

  it.each([
    ['nobody decided', { action: null }, /nobody/],
    ['another gate is asked', { kind: 'rollback' }, /nobody/],
    [
      'it is done without gates',
      {
        action: with_({ write: { field: 'status.failedChecks', value: 9 } }),
      },
      /nobody/,
    ],
    [
      'the request is not carried out yet',
      { action: with_({ state: 'requested' }) },
      /another/,
    ],
    ['another revision is asked about', { checksum: 'b' }, /another/],
    ['another release is open', { openReleaseId: 'release-2' }, /another/],
    ['it was decided too long ago', { now: at(41) }, /over/],
    ['no release is open', { openReleaseId: null }, /no release/],
    ['the Canary is gone', { canary: null }, /no release/],
    ['the cluster is not heard from', { isLive: false }, /not heard/],
    [
      'another object has the name',
      { canary: { ...canary, uid: 'uid-2' } },
      /another/,
    ],
    [
      'another revision is applied by now',
      {
        canary: {
          ...canary,
          status: { ...canary.status, lastAppliedSpec: 'rev-2' },
        },
      },
      /another/,
    ],
    [
      'another config is applied by now',
      {
        canary: {
          ...canary,
          status: { ...canary.status, trackedConfigs: { 'configmap/a': '1' } },
        },
      },
      /another/,
    ],
  ])('says no when %s', (_, changes, why) => {
    const known = { ...asked.known, ...changes } as Asked['known'];
    expect(answerGate({ ...asked, ...changes, known } as Asked)).toEqual({
      yes: false,
      why: expect.stringMatching(why),
    });
  });
});

describe('what was decided', () => {
  const [ann, ben] = ['user:default/ann', 'user:default/ben'];
  const agreed = (...persons: string[]) =>
    with_({
      steps: [],
      approval: {
        expiresAt: at(1_000),
        agreed: persons.map(by => ({ by, at: at(10), reason: 'because' })),
      },
    });
  const rules = { ...asked.rules, agreement: 'two' as const };
  const freezes = { ...asked.rules, freezes: frozen };

  it('waits for a second person where two must agree', () => {
    expect(answerGate({ ...asked, rules, action: agreed(ann) })).toEqual({
      yes: false,
      why: '1 of 2 persons agreed',
    });
    expect(answerGate({ ...asked, rules, action: agreed(ann, ben) }).yes).toBe(
      true,
    );
  });

  it('waits for another than the author, or for two where nobody knows who that is', () => {
    const ruled = { ...rules, agreement: 'author-and-another' as const };
    const why = (author: string | null, ...persons: string[]) => {
      const approved = agreed(...persons);
      const answer = answerGate({
        ...asked,
        rules: ruled,
        author,
        action: approved,
      });
      return answer.yes ? 'yes' : answer.why;
    };
    expect(why(ann, ann)).toMatch(/^1 of 2 .* cannot approve it alone$/);
    expect(why(null, ann)).toMatch(/^1 of 2 .* nobody knows who made/);
    expect(why(ann, ben)).toBe('yes');
    expect(why(ann, ann, ben)).toBe('yes');
  });

  it('waits for the end of a freeze, and says until when', () => {
    const approved = agreed(ann);
    const frozenAsked = { ...asked, rules: freezes, action: approved };
    expect(answerGate(frozenAsked)).toEqual({
      yes: false,
      why: 'frozen by "holidays" until 2026-01-01T12:01:00.000Z',
    });
    expect(answerGate({ ...frozenAsked, now: at(60) }).yes).toBe(true);
  });

  it('waits longer than its effect may take, but not for ever', () => {
    const approved = agreed(ann);
    expect(answerGate({ ...asked, action: approved, now: at(1_000) }).yes).toBe(
      true,
    );
    expect(answerGate({ ...asked, action: approved, now: at(1_001) })).toEqual({
      yes: false,
      why: 'the decision is over: decide again',
    });
  });

  it('is not of another release, however many agreed', () => {
    const approved = agreed(ann, ben);
    for (const other of [{ openReleaseId: 'release-2' }, { checksum: 'b' }]) {
      expect(
        answerGate({ ...asked, rules, action: approved, ...other }),
      ).toEqual({
        yes: false,
        why: 'the decision is about another revision',
      });
    }
  });

  it('and nothing: the rules are said before anybody decides', () => {
    expect(answerGate({ ...asked, rules: freezes, action: null })).toEqual({
      yes: false,
      why: expect.stringMatching(/^frozen by .*; nobody decided yet$/),
    });
  });

  it('to roll back waits for nobody', () => {
    const value = { kind: 'rollback', checksums: ['a'] };
    const rollback = with_({ write: { field: 'gate', value } });
    const all = { ...rules, freezes: frozen };
    expect(
      answerGate({ ...asked, kind: 'rollback', rules: all, action: rollback })
        .yes,
    ).toBe(true);
  });
});

describe('the gate of more traffic', () => {
  const traffic = { ...asked, kind: 'confirm-traffic-increase' as const };
  const hold = with_({ verb: 'pause', by: 'user:default/ann' });

  it('lets pass unless somebody paused, whatever else was decided', () => {
    expect(answerGate({ ...traffic, action: null })).toEqual({ yes: true });
    expect(answerGate(traffic)).toEqual({ yes: true });
    expect(answerGate({ ...traffic, closed: hold })).toEqual({
      yes: false,
      why: 'paused by user:default/ann',
    });
  });

  it('is held by a freeze', () => {
    const rules = { ...asked.rules, freezes: frozen };
    expect(answerGate({ ...traffic, rules })).toEqual({
      yes: false,
      why: expect.stringMatching(/^frozen by "holidays" until/),
    });
  });

  it('lets nothing pass on old knowledge, and nothing that is not a release', () => {
    expect(answerGate({ ...traffic, isLive: false }).yes).toBe(false);
    expect(answerGate({ ...traffic, openReleaseId: null }).yes).toBe(false);
  });
});

describe('the gate of the start', () => {
  const waiting = seen(20, 'Waiting').canary;
  const target = {
    uid: 'target-1',
    images: [{ container: 'podinfo', image: 'podinfo:1.1' }],
    generation: 7,
    promotionId: null,
  };
  const decided = { uid: 'target-1', generation: 7, images: ['podinfo:1.1'] };
  const value = { kind: 'confirm-rollout', checksums: [], target: decided };
  const approved = with_({ verb: 'approve', write: { field: 'gate', value } });
  const start: Asked = {
    ...asked,
    kind: 'confirm-rollout',
    known: { canary: waiting, target },
    action: approved,
  };
  const other = { ...target, generation: 8 };

  it('says yes to the workload that was approved, whatever Flagger calls it', () => {
    expect(answerGate(start)).toEqual({ yes: true });
    expect(answerGate({ ...start, checksum: 'anything' })).toEqual({
      yes: true,
    });
  });

  it.each([
    ['nobody decided', { action: null }, /nobody/],
    [
      'the workload was changed since',
      { known: { canary: waiting, target: other } },
      /another revision/,
    ],
    [
      'the workload was made anew',
      { known: { canary: waiting, target: { ...target, uid: 'target-2' } } },
      /another revision/,
    ],
    [
      'the workload is not known',
      { known: { canary: waiting, target: null } },
      /another revision/,
    ],
    [
      'the release has begun already',
      { known: { canary: seen(20, 'Progressing').canary, target } },
      /no release waits/,
    ],
    ['another release waits', { openReleaseId: 'release-2' }, /another/],
    ['the cluster is not heard from', { isLive: false }, /not heard/],
    ['it was approved too long ago', { now: at(41) }, /over/],
  ])('says no when %s', (_, changes, why) => {
    expect(answerGate({ ...start, ...changes } as Asked)).toEqual({
      yes: false,
      why: expect.stringMatching(why),
    });
  });

  it('does not open by the yes to a promotion, nor that by a yes to the start', () => {
    expect(answerGate({ ...start, action }).yes).toBe(false);
    expect(answerGate({ ...asked, action: approved }).yes).toBe(false);
  });

  it('tells who rejected the version and why, and asks anew about the next', () => {
    const closed = with_({
      verb: 'reject',
      by: 'user:default/ben',
      reason: 'not before the fair',
      write: { field: 'gate', value },
    });
    const rejected = { ...start, action: null, closed };
    expect(answerGate(rejected)).toEqual({
      yes: false,
      why: 'rejected by user:default/ben: not before the fair',
    });
    const about = (present: typeof target) =>
      answerGate({ ...rejected, known: { canary: waiting, target: present } });
    const image = { container: 'podinfo', image: 'podinfo:1.2' };
    expect(about({ ...other, images: [image] })).toEqual({
      yes: false,
      why: 'nobody decided yet',
    });
    // It was only scaled.
    expect(about(other)).toEqual(answerGate(rejected));
  });

  it('opens by itself to what succeeded elsewhere, unless somebody rejected it', () => {
    const staged = {
      passed: true as const,
      rollout: 'staging/shop/checkout',
      number: 1,
    };
    const alone = { ...start, action: null, staged };
    expect(answerGate(alone)).toEqual({ yes: true });
    const closed = with_({
      verb: 'reject',
      by: 'ben',
      reason: 'no',
      write: { field: 'gate', value },
    });
    expect(answerGate({ ...alone, closed }).yes).toBe(false);
    expect(answerGate({ ...alone, isLive: false }).yes).toBe(false);
    const rules = { ...asked.rules, freezes: frozen };
    expect(answerGate({ ...alone, rules }).yes).toBe(false);
  });

  it('keeps to itself what happened elsewhere, and opens to who approves all the same', () => {
    const params = {
      rollout: 'staging/shop/checkout',
      images: 'podinfo:1.1',
      number: 7,
    };
    const objection = { code: 'staging-failed' as const, params, until: null };
    const staged = { passed: false as const, objection };
    expect(answerGate({ ...start, action: null, staged })).toEqual({
      yes: false,
      why: 'nobody approved, and these images have not succeeded yet where they are to succeed first: the portal says more',
    });
    const person = {
      ...approved,
      steps: [],
      approval: {
        expiresAt: at(1_000),
        agreed: [{ by: 'ann', at: at(10), reason: 'urgent' }],
      },
    };
    expect(answerGate({ ...start, action: person, staged })).toEqual({
      yes: true,
    });
  });

  it('keeps to the rules of the house', () => {
    const rules = { ...asked.rules, freezes: frozen };
    expect(answerGate({ ...start, rules })).toEqual({
      yes: false,
      why: expect.stringMatching(/^frozen by "holidays" until/),
    });
    const two = { ...asked.rules, agreement: 'two' as const };
    expect(answerGate({ ...start, rules: two })).toEqual({
      yes: false,
      why: '1 of 2 persons agreed',
    });
  });
});

describe('the decision that an answer comes from', () => {
  const traffic = { ...asked, kind: 'confirm-traffic-increase' as const };
  const by = (verb: string, state: string) =>
    with_({
      ...{ verb, state, by: 'ann' },
      write: { field: 'gate', value: { kind: traffic.kind, checksums: [] } },
    });
  const pause = by('pause', 'effective');
  const resume = by('resume', 'accepted');

  it('is the pause until its end is accepted, whatever a freeze says', () => {
    const rules = { ...asked.rules, freezes: frozen };
    const held = { ...traffic, rules, closed: pause };
    expect(decisionAt({ ...held, action: null })).toBe(pause);
    const asks = by('resume', 'requested');
    expect(decisionAt({ ...held, action: asks })).toBe(pause);
    const over = { ...held, closed: null, action: resume };
    expect(decisionAt(over)).toBe(resume);
    expect(answerGate(over).yes).toBe(false);
  });

  it('is the pause also while the cluster is not heard from: the gate is closed by it', () => {
    const unheard = { ...traffic, closed: pause, isLive: false };
    expect(decisionAt({ ...unheard, action: null })).toBe(pause);
    expect(answerGate({ ...unheard, action: null }).yes).toBe(false);
    expect(decisionAt({ ...unheard, openReleaseId: null })).toBeNull();
  });

  it('is nobody’s where it is not looked at, or about another gate', () => {
    const at_ = { ...traffic, closed: null, action: resume };
    expect(decisionAt({ ...at_, isLive: false })).toBeNull();
    expect(decisionAt({ ...at_, openReleaseId: null })).toBeNull();
    expect(decisionAt({ ...at_, action })).toBeNull();
    expect(decisionAt({ ...at_, action: null })).toBeNull();
    // A pause that is only wished holds nothing yet.
    const wished = by('pause', 'requested');
    expect(decisionAt({ ...at_, action: wished })).toBeNull();
  });
});

describe('a rejected promotion', () => {
  it('stays closed, and says who closed it', () => {
    const closed = with_({ verb: 'reject', by: 'ben', reason: 'slow' });
    expect(answerGate({ ...asked, action: null, closed })).toEqual({
      yes: false,
      why: 'rejected by ben: slow',
    });
  });
});
