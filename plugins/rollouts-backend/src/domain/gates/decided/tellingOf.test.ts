import type { ActionRecord } from '../../actions/record';
import type { GatePoll } from '../poll';
import { HOLDING_GATE } from './closedBy';
import { tellingOf } from './tellingOf';

const decided = (verb: ActionRecord['verb'], kind: string = HOLDING_GATE) =>
  ({
    id: verb,
    verb,
    writtenAt: 100,
    write: { field: 'gate', value: { kind, checksums: [] } },
  } as unknown as ActionRecord);
const poll = (changes: Partial<GatePoll> = {}): GatePoll => ({
  rolloutId: 'r',
  kind: HOLDING_GATE,
  checksum: 'a',
  keyId: null,
  releaseId: 'release-1',
  polledAt: 110,
  answer: false,
  decisionId: null,
  ...changes,
});
const told = (verb: ActionRecord['verb'], ...polls: GatePoll[]) =>
  tellingOf(decided(verb), polls)?.code ?? null;

describe('what Flagger was told of a decision', () => {
  it('of a pause is a no since, and not that of a freeze before', () => {
    expect(told('pause')).toBeNull();
    expect(told('pause', poll({ polledAt: 99 }))).toBeNull();
    expect(told('pause', poll({ decisionId: 'pause' }))).toBe('gate-held');
    expect(told('pause', poll({ answer: true }))).toBeNull();
  });

  it.each<[string, Partial<GatePoll>]>([
    ['told in an outage, or by a portal of before', { decisionId: null }],
    ['with what a portal of before left', { decisionId: 'an older pause' }],
    ['to another question', { checksum: 'b' }],
    ['of its own by a clock behind', { decisionId: 'pause', polledAt: 90 }],
  ])('of a pause is a no %s', (_, changes) => {
    expect(told('pause', poll(changes))).toBe('gate-held');
  });

  it('of a rejection is any no since, too', () => {
    const kind = 'confirm-promotion' as const;
    const reject = decided('reject', kind);
    expect(tellingOf(reject, [poll({ kind })])?.code).toBe('gate-held');
    const before = poll({ kind, polledAt: 99 });
    expect(tellingOf(reject, [before])).toBeNull();
  });

  it('of a resume is a yes, or a no of others than who paused', () => {
    const paused = poll({ decisionId: 'pause' });
    const frozen = poll({ decisionId: 'resume' });
    expect(told('resume', poll({ answer: true }))).toBe('gate-answered');
    expect(told('resume', poll({ answer: true, polledAt: 99 }))).toBeNull();
    // Judged by another replica before it heard of the resume, whatever its clock says.
    expect(told('resume', paused)).toBeNull();
    expect(told('resume', paused, frozen)).toBe('gate-released');
    expect(tellingOf(decided('resume'), [frozen])?.at).toBe(110);
    // It says nothing of the resume.
    expect(told('resume', poll())).toBeNull();
    // What a portal of before left.
    const stale = poll({ answer: true, decisionId: 'pause' });
    expect(told('resume', stale)).toBe('gate-answered');
  });

  it('of an approval is a yes: what holds it is not the approval’s end', () => {
    const kind = 'confirm-promotion' as const;
    const promote = decided('promote', kind);
    const no = poll({ kind, decisionId: 'promote' });
    expect(tellingOf(promote, [no])).toBeNull();
    expect(tellingOf(promote, [{ ...no, answer: true }])?.code).toBe(
      'gate-answered',
    );
  });

  it('of an approval is its own yes, or one of nobody’s since, to what it is about', () => {
    const kind = 'confirm-promotion' as const;
    const value = { kind, checksums: ['a'] };
    const promote = { ...decided('promote'), write: { field: 'gate', value } };
    const code = (changes: Partial<GatePoll>) =>
      tellingOf(promote as ActionRecord, [
        poll({ kind, answer: true, ...changes }),
      ])?.code ?? null;
    expect(code({})).toBe('gate-answered');
    expect(code({ polledAt: 99 })).toBeNull();
    expect(code({ polledAt: 99, decisionId: 'promote' })).toBe('gate-answered');
    expect(code({ decisionId: 'another' })).toBeNull();
    expect(code({ checksum: 'forged' })).toBeNull();
  });

  it('is nothing at another gate, and nothing of what is no gate', () => {
    const other = poll({ kind: 'rollback', decisionId: 'pause' });
    expect(told('pause', other)).toBeNull();
    const suspend = { field: 'spec.suspend', value: true } as const;
    expect(
      tellingOf({ ...decided('pause'), write: suspend }, [
        poll({ decisionId: 'pause' }),
      ]),
    ).toBeNull();
  });
});
