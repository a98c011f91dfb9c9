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
  it('of a pause is a no that comes from it, not that of a freeze before', () => {
    expect(told('pause')).toBeNull();
    expect(told('pause', poll())).toBeNull();
    expect(told('pause', poll({ decisionId: 'pause' }))).toBe('gate-held');
    expect(told('pause', poll({ answer: true }))).toBeNull();
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
