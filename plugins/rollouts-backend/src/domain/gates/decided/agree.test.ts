import { decide } from '../../actions/decide';
import type { ActionRecord } from '../../actions/record';
import { running } from '../../actions/__testUtils__/running';
import { at } from '../../__testUtils__/story';
import { meet, withAgreement, withdrawn } from './agree';
import { agreedWith } from './approval';

const [ann, ben] = ['user:default/ann', 'user:default/ben'];
const steps: ActionRecord['steps'] = [
  { at: at(20), code: 'stored', text: null },
  { at: at(21), code: 'gate-opened', text: null },
];
const approval = {
  verb: 'promote',
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
const asked = { verb: 'promote' as const, ...thing, by: ben, phase };

describe('a request that meets an approval', () => {
  it.each([
    ['the same by another', {}, 100, 'agrees'],
    ['the same by the same', { by: ann }, 100, 'again'],
    ['something else by another', { verb: 'rollback' }, 100, 'replaces'],
    ['something else by the same', { verb: 'pause', by: ann }, 100, 'replaces'],
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
    expect(withdrawn(told, { by: ben, at: at(510), phase })).toMatchObject({
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
      expect(
        withdrawn(told, { by: ben, at: at(510), phase: begun }),
      ).toBeNull();
    },
  );

  it('meets no approval in an action of another kind', () => {
    const other = { ...approval, approval: undefined };
    expect(meet(other, { ...asked, verb: 'rollback' }, at(100))).toBe('busy');
    expect(withdrawn(other, { by: ben, at: at(100), phase })).toBeNull();
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
  expect(withdrawn(approval, { by: ben, at: at(100), phase })).toMatchObject({
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
