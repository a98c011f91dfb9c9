import type { Verb } from '@rollouts/backstage-plugin-rollouts-common';
import { decide } from '../../actions/decide';
import type { ActionRecord } from '../../actions/record';
import { running } from '../../actions/__testUtils__/running';
import { at } from '../../__testUtils__/story';
import { meet, replaced, withAgreement } from './agree';
import { agreedWith } from './approval';

const [ann, ben] = ['user:default/ann', 'user:default/ben'];
const steps: ActionRecord['steps'] = [
  { at: at(20), code: 'stored', text: null },
  { at: at(21), code: 'gate-opened', text: null },
];
const approval = {
  verb: 'promote',
  lever: 'gate',
  state: 'accepted',
  by: ann,
  releaseId: 'release-1',
  releaseNumber: 1,
  requestedAt: at(20),
  attempted: true,
  writtenAt: at(21),
  withinMs: 30_000,
  restore: 'none',
  bound: { uid: 'uid-1', lastAppliedSpec: 'rev-1', trackedConfigs: {} },
  write: {
    field: 'gate',
    value: { kind: 'confirm-promotion', checksums: ['a'] },
  },
  approval: {
    expiresAt: at(1_000),
    agreed: [{ by: ann, at: at(20), reason: 'looks good' }],
  },
  steps,
} as unknown as ActionRecord;
const told: ActionRecord = {
  ...approval,
  steps: [...steps, { at: at(500), code: 'gate-answered', text: null }],
};
const thing = { releaseId: 'release-1', target: null };
const phase = 'WaitingPromotion';
const asked = {
  ...{ verb: 'promote' as const, lever: 'gate' as const },
  ...thing,
  ...{ by: ben, phase },
};

describe('a request that meets an approval', () => {
  it.each([
    ['the same by another', {}, 100, 'agrees'],
    ['the same by the same', { by: ann }, 100, 'again'],
    ['something else by another', { verb: 'rollback' }, 100, 'replaces'],
    ['something else by the same', { verb: 'pause', by: ann }, 100, 'replaces'],
    ['the same in another way', { lever: 'max-weight' }, 100, 'replaces'],
    ['what cannot be done now', { lever: null }, 100, 'agrees'],
    ['the same about another release', { releaseId: 'r-2' }, 100, 'replaces'],
    ['the same when it is over', {}, 1_001, 'replaces'],
    ['the same by the same when it is over', { by: ann }, 1_001, 'replaces'],
  ] as const)('%s: it %3$s', (_, changes, second, expected) => {
    expect(meet(approval, { ...asked, ...changes }, at(second))).toBe(expected);
  });

  it('that somebody was told of is complete, and gives way as long as nothing came of it', () => {
    const undo = { ...asked, verb: 'rollback' as const };
    expect(meet(told, asked, at(510))).toBe('busy');
    expect(
      withAgreement(told, { by: ben, at: at(510), reason: 'x' }, []),
    ).toBeNull();
    expect(meet(told, undo, at(510))).toBe('replaces');
    expect(replaced(told, undo, at(510))).toMatchObject({
      state: 'ineffective',
    });
  });

  it('beside another server waits for that one, and gives way as long', () => {
    const value = { ...(approval.write?.value as object), others: ['theirs'] };
    const both = {
      ...told,
      write: { field: 'gate', value },
    } as ActionRecord;
    const state = running({}, 'WaitingPromotion');
    const next = (action: ActionRecord, second: number) =>
      decide(action, state, at(second)).next;
    expect([next(told, 530), next(told, 531)]).toEqual(['wait', 'confirm']);
    expect([next(both, 1_000), next(both, 1_001)]).toEqual(['wait', 'confirm']);
    // Told at the last moment, it has its usual time.
    const late = {
      ...both,
      steps: [
        ...steps,
        { at: at(990), code: 'gate-answered' as const, text: null },
      ],
    };
    expect([next(late, 1_020), next(late, 1_021)]).toEqual(['wait', 'confirm']);
    const undo = { ...asked, verb: 'rollback' as const };
    expect(meet(both, undo, at(900))).toBe('replaces');
  });

  it.each(['Promoting', 'Finalising', null])(
    'that brought it to %s comes too late',
    begun => {
      const undo = { ...asked, verb: 'rollback' as const, phase: begun };
      expect(meet(told, undo, at(510))).toBe('busy');
      expect(replaced(told, undo, at(510))).toBeNull();
    },
  );
});

describe('a request that meets something else that is under way', () => {
  const other = { ...approval, approval: undefined };
  const undo = { ...asked, verb: 'rollback' as const };
  const of = (verb: Verb, changes: Partial<ActionRecord> = {}) =>
    ({ ...other, verb, ...changes } as ActionRecord);

  it.each([
    'promote',
    'promote-unchecked',
    'pause',
    'resume',
    'reject',
  ] as const)(
    'ends a %s by a rollback, as long as Flagger would roll back',
    verb => {
      for (const known of ['Progressing', 'WaitingPromotion']) {
        const said = replaced(of(verb), { ...undo, phase: known }, at(100));
        expect(said).toMatchObject({ state: 'ineffective', at: at(100) });
        expect(said?.steps.at(-1)).toMatchObject({
          code: 'withdrawn',
          text: ben,
        });
      }
      for (const known of ['Waiting', 'Promoting', 'Failed', null]) {
        expect(meet(of(verb), { ...undo, phase: known }, at(100))).toBe('busy');
      }
    },
  );

  it.each(['promote', 'pause', 'resume', 'reject'] as const)(
    'waits to %s: only a rollback ends what others asked for',
    verb => {
      expect(meet(of('promote'), { ...asked, verb }, at(100))).toBe('busy');
    },
  );

  it.each(['rollback', 'retry', 'revert', 'approve'] as const)(
    'does not roll back over a %s',
    verb => {
      expect(replaced(of(verb), undo, at(100))).toBeNull();
    },
  );

  it('ends nothing that has ended', () => {
    expect(
      replaced(of('pause', { state: 'effective' }), undo, at(9)),
    ).toBeNull();
  });

  it('has taken back what keeps Flagger from rolling back, and nothing else', () => {
    const restore = (record: ActionRecord) =>
      replaced(record, undo, at(100))?.restore;
    const suspend = (value: boolean, changes: Partial<ActionRecord> = {}) =>
      of(value ? 'pause' : 'resume', {
        write: { field: 'spec.suspend', value },
        before: { value: !value },
        ...changes,
      });
    expect(restore(suspend(true))).toBe('pending');
    expect(restore(suspend(false))).toBe('none');
    // Never written, or suspended by somebody else before.
    expect(restore(suspend(true, { attempted: false }))).toBe('none');
    expect(restore(suspend(true, { before: { value: true } }))).toBe('none');
    expect(restore(of('promote', { restore: 'pending' }))).toBe('pending');
  });
});

describe('agreeing', () => {
  it('is written down with who and why', () => {
    const reason = 'checked the errors';
    const said = { by: ben, at: at(100), reason };
    const agreed = withAgreement(approval, said, []);
    expect(agreed?.approval?.agreed.map(({ by }) => by)).toEqual([ann, ben]);
    expect(agreed?.steps.at(-1)).toEqual({
      at: at(100),
      code: 'agreed',
      text: 'user:default/ben: checked the errors',
    });
  });

  it('is beside the servers that the last person was shown', () => {
    const said = { by: ben, at: at(100), reason: 'fine' };
    const both = withAgreement(approval, said, ['theirs']);
    expect(both?.write).toMatchObject({
      value: { checksums: ['a'], others: ['theirs'] },
    });
    const alone = both && withAgreement(both, said, []);
    expect(alone?.write).toEqual(approval.write);
  });

  it('is counted beforehand', () => {
    expect(
      agreedWith(approval, { ...thing, releaseId: 'release-1' }, ben),
    ).toEqual([ann, ben]);
    expect(
      agreedWith(approval, { ...thing, releaseId: 'release-2' }, ben),
    ).toEqual([ben]);
    expect(agreedWith(null, { ...thing, releaseId: 'release-1' }, ben)).toEqual(
      [ben],
    );
    expect(
      agreedWith(approval, { ...thing, releaseId: 'release-1' }, null),
    ).toEqual([ann]);
  });
});

it('withdrawing ends it, and says for whom', () => {
  const undo = { ...asked, verb: 'rollback' as const };
  expect(replaced(approval, undo, at(100))).toMatchObject({
    state: 'ineffective',
    at: at(100),
    steps: [{}, {}, { code: 'withdrawn', text: ben }],
  });
});

describe('an approval', () => {
  const next = (record: ActionRecord, second: number) =>
    decide(record, running(), at(second)).next;

  it('waits until it expires', () => {
    expect(next(approval, 1_000)).toBe('wait');
    expect(next(approval, 1_001)).toBe('confirm');
  });

  it('that Flagger was told of must have its effect in time', () => {
    expect(next(told, 530)).toBe('wait');
    expect(next(told, 531)).toBe('confirm');
  });

  it('that nobody carries out is given up sooner', () => {
    const stored = { ...approval, attempted: false, writtenAt: null };
    expect(next(stored, 141)).toBe('end');
  });
});

describe('an approval of a start', () => {
  const target = { uid: 'target-1', generation: 7, images: ['podinfo:1.1'] };
  const newer = { ...target, generation: 8 };
  const start = {
    ...approval,
    verb: 'approve',
    write: {
      field: 'gate',
      value: { kind: 'confirm-rollout', checksums: [], target },
    },
  } as unknown as ActionRecord;
  const asks = { ...asked, verb: 'approve' as const };

  it('is agreed with by who saw the same version only', () => {
    expect(meet(start, { ...asks, target }, at(100))).toBe('agrees');
    expect(meet(start, { ...asks, target: newer }, at(100))).toBe('replaces');
    expect(agreedWith(start, { ...thing, target }, ben)).toEqual([ann, ben]);
    expect(agreedWith(start, { ...thing, target: newer }, ben)).toEqual([ben]);
  });

  it('gives way to a no', () => {
    const no = { ...asks, verb: 'reject' as const, target };
    expect(meet(start, no, at(100))).toBe('replaces');
  });

  it('gives way to a no until it has begun, whoever asked in the name of the Canary', () => {
    const no = { ...asks, verb: 'reject' as const, target };
    const wasAsked = { ...start, steps: told.steps };
    expect(meet(wasAsked, { ...no, phase: 'Waiting' }, at(510))).toBe(
      'replaces',
    );
    expect(meet(wasAsked, { ...no, phase: 'Progressing' }, at(510))).toBe(
      'busy',
    );
  });
});
