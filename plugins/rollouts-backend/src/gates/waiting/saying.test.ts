import type { Objection } from '../../domain/gates/policy/types';
import type { Hold } from './findHold';
import { saying } from './saying';

const hold = (changes: Partial<Hold> = {}): Hold => ({
  no: null,
  objections: [],
  foreign: null,
  ...changes,
});
const no = (verb: 'pause' | 'reject'): Hold['no'] => ({
  verb,
  by: 'user:default/ben',
  reason: 'too risky',
});
const held = (
  code: Objection['code'],
  params: Objection['params'] = {},
): Pick<Hold, 'objections'> => ({
  objections: [{ code, params, until: null }],
});

describe('what a gate waits for', () => {
  it.each<[string, Hold | null, string]>([
    [
      'a decision',
      hold(held('nobody-agreed')),
      'Nothing moves until somebody decides.',
    ],
    [
      'a second person',
      hold(held('needs-two', { agreed: 1, needed: 2 })),
      'Nothing moves yet: 1 of 2 persons agreed.',
    ],
    [
      'the end of a pause',
      hold({ no: no('pause') }),
      'ben paused it: “too risky”. Nothing moves until somebody resumes it.',
    ],
    [
      'another version',
      hold({ no: no('reject') }),
      'ben rejected it: “too risky”. Nothing moves until another version comes, or somebody says yes to this one.',
    ],
    [
      'its success elsewhere',
      hold(held('staging-missing')),
      'Nothing moves yet: nobody approved, and these images have not succeeded yet where they are to succeed first: the portal says more.',
    ],
    [
      'another server alone',
      null,
      'Nothing moves until the other server that it asks agrees: that cannot be answered here.',
    ],
    [
      'another server, while the portal agrees',
      hold({ foreign: 'theirs' }),
      'Another server must agree as well (hook “theirs”), and that cannot be answered here.',
    ],
    [
      'a decision here and another server',
      hold({ ...held('nobody-agreed'), foreign: 'theirs' }),
      'Nothing moves until somebody decides. Another server must agree as well (hook “theirs”), and that cannot be answered here.',
    ],
    ['Flagger', hold(), 'Nothing holds it here: it waits for Flagger to ask.'],
  ])('is said of %s', (_, so, sentence) => {
    expect(saying(so)).toBe(sentence);
  });
});
