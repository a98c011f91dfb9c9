import { judgeHold } from './judgeHold';

const frozen = {
  yes: false,
  said: 'frozen by "holidays" until further notice',
};
const held: Parameters<typeof judgeHold>[0] = {
  action: { state: 'accepted' },
  wasIn: 'Waiting',
  isIn: 'Waiting',
  told: [frozen],
};

it('finds nothing wrong with what a freeze holds', () => {
  expect(judgeHold(held)).toEqual([]);
});

it.each<[string, Partial<typeof held>, string]>([
  [
    'an end',
    { action: { state: 'effective' } },
    'it is effective and not held',
  ],
  [
    'another phase',
    { isIn: 'Progressing' },
    'the phase is Progressing instead of Waiting',
  ],
  [
    'a yes in between',
    { told: [frozen, { yes: true, said: 'approved' }, frozen] },
    'the gate said yes',
  ],
  [
    'another reason',
    { told: [{ yes: false, said: 'nobody decided yet' }] },
    'nobody was told that a freeze holds it',
  ],
  ['silence', { told: [] }, 'nobody was told that a freeze holds it'],
])('tells of %s', (_, changes, words) => {
  expect(judgeHold({ ...held, ...changes })).toEqual([words]);
});
