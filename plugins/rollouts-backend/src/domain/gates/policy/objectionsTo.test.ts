import { objectionsTo, PolicyView } from './objectionsTo';
import type { GateRules } from './types';

const NOW = Date.parse('2026-12-24T12:00Z');
const [ANN, BEN] = ['user:default/ann', 'user:default/ben'];
const until = NOW + 3_600_000;
const rules: GateRules = { agreement: 'one', approvalMs: 1_000, freezes: [] };
const freezes: GateRules['freezes'] = [
  {
    name: 'holidays',
    zone: 'UTC',
    during: { kind: 'once', from: NOW, to: until },
  },
];
const ask = (view: Partial<PolicyView>) =>
  objectionsTo({
    kind: 'confirm-promotion',
    rules,
    author: null,
    agreed: [],
    staged: null,
    now: NOW,
    ...view,
  });
const codes = (view: Partial<PolicyView>) => ask(view).map(({ code }) => code);

describe('who must agree', () => {
  it.each([
    ['one', null, [], ['nobody-agreed']],
    ['one', null, [ANN], []],
    ['one', ANN, [ANN], []],
    ['two', null, [], ['needs-two']],
    ['two', null, [ANN], ['needs-two']],
    ['two', null, [ANN, ANN], ['needs-two']],
    ['two', null, [ANN, BEN], []],
    ['author-and-another', BEN, [], ['nobody-agreed']],
    ['author-and-another', BEN, [ANN], []],
    ['author-and-another', ANN, [ANN], ['author-alone']],
    ['author-and-another', ANN, [ANN, ANN], ['author-alone']],
    ['author-and-another', ANN, [ANN, BEN], []],
    ['author-and-another', null, [ANN], ['author-unknown']],
    ['author-and-another', null, [ANN, BEN], []],
  ] as const)(
    '%s, author %s, agreed %j: %j',
    (agreement, author, by, expected) => {
      const agreed = [...by];
      const ruled = { ...rules, agreement };
      expect(codes({ rules: ruled, author, agreed })).toEqual(expected);
    },
  );

  it('is said in numbers', () => {
    const ruled = { ...rules, agreement: 'two' as const };
    expect(ask({ rules: ruled, agreed: [ANN] })).toEqual([
      { code: 'needs-two', params: { agreed: 1, needed: 2 }, until: null },
    ]);
  });

  it('is nobody where a gate lets pass by itself', () => {
    const ruled = { ...rules, agreement: 'two' as const };
    expect(ask({ rules: ruled, agreed: null })).toEqual([]);
  });
});

describe('a freeze', () => {
  it.each([
    ['confirm-rollout', ['frozen']],
    ['confirm-traffic-increase', ['frozen']],
    ['confirm-promotion', ['frozen']],
    ['rollback', []],
  ] as const)('and %s: %j', (kind, expected) => {
    const agreed = kind === 'confirm-traffic-increase' ? null : [ANN];
    expect(codes({ kind, rules: { ...rules, freezes }, agreed })).toEqual(
      expected,
    );
  });

  it('says until when, and what is missing besides', () => {
    expect(ask({ rules: { ...rules, freezes } })).toEqual([
      { code: 'frozen', params: { window: 'holidays' }, until },
      { code: 'nobody-agreed', params: { agreed: 0, needed: 1 }, until: null },
    ]);
    expect(
      ask({ rules: { ...rules, freezes }, agreed: [ANN], now: until }),
    ).toEqual([]);
  });

  it('and nobody agreed: a rollback needs no rule', () => {
    expect(
      ask({ kind: 'rollback', rules: { ...rules, agreement: 'two', freezes } }),
    ).toEqual([]);
  });
});

describe('a start where versions are to succeed elsewhere first', () => {
  const kind = 'confirm-rollout';
  const objection = {
    code: 'staging-failed' as const,
    params: {},
    until: null,
  };
  const unproven = { passed: false as const, objection };
  const proven = {
    passed: true as const,
    rollout: 'staging/shop/checkout',
    number: 1,
  };
  const two = { ...rules, agreement: 'two' as const };

  it('needs nobody once it succeeded there', () => {
    expect(codes({ kind, staged: proven, rules: two })).toEqual([]);
    expect(codes({ kind, staged: proven, agreed: [ANN], rules: two })).toEqual(
      [],
    );
    expect(codes({ kind, staged: proven, rules: { ...two, freezes } })).toEqual(
      ['frozen'],
    );
  });

  it('says what happened there until somebody approves, by the usual rules', () => {
    expect(codes({ kind, staged: unproven, rules: two })).toEqual([
      'staging-failed',
    ]);
    expect(
      codes({ kind, staged: unproven, agreed: [ANN], rules: two }),
    ).toEqual(['needs-two']);
    expect(
      codes({ kind, staged: unproven, agreed: [ANN, BEN], rules: two }),
    ).toEqual([]);
  });

  it('says nothing about a promotion', () => {
    expect(codes({ staged: proven, rules: two })).toEqual(['needs-two']);
  });
});
