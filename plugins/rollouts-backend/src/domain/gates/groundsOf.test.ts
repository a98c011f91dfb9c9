import type { ActionRecord } from '../actions/record';
import type { Asked } from './answer';
import { groundsOf } from './groundsOf';

const kind = 'confirm-traffic-increase' as const;
const by = (verb: string, of: string = kind) =>
  ({
    verb,
    write: { field: 'gate', value: { kind: of, checksums: [] } },
  } as unknown as ActionRecord);
const asked = {
  kind,
  known: { canary: null, target: null },
  closed: null,
  staged: null,
  action: null,
} as unknown as Asked;
const no = { yes: false as const, why: 'frozen' };
const yes = { yes: true as const };

describe('what a gate answers from', () => {
  it('is who decided so', () => {
    const [pause, resume] = [by('pause'), by('resume')];
    expect(groundsOf({ ...asked, closed: pause }, no)).toBe(pause);
    expect(groundsOf({ ...asked, action: resume }, yes)).toBe(resume);
  });

  it('is nobody who decided otherwise, or about another gate', () => {
    const why = { why: 'frozen' };
    expect(groundsOf({ ...asked, action: by('resume') }, no)).toEqual(why);
    const byItself = { why: 'nobody holds the gate' };
    expect(groundsOf({ ...asked, action: by('pause') }, yes)).toEqual(byItself);
    const other = by('promote', 'confirm-promotion');
    expect(groundsOf({ ...asked, action: other }, yes)).toEqual(byItself);
  });

  it('is where the version succeeded, if that let it pass', () => {
    const staged = { passed: true as const, rollout: 'staging', number: 1 };
    expect(groundsOf({ ...asked, staged }, yes)).toBe(staged);
    expect(groundsOf({ ...asked, staged }, no)).toEqual({ why: 'frozen' });
  });
});
