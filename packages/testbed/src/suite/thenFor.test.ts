import type { Scenario } from '../scenarios/Scenario';
import { isPlayedWith, thenFor } from './thenFor';

const scenario: Scenario = {
  name: 'a',
  about: '',
  given: {},
  when: [],
  then: { releases: [], primary: '1', weight: 100 },
  before: { flagger: '1.44.0', then: { weight: 0 } },
};

it.each([
  ['1.44.0', 100],
  ['1.100.0', 100],
  ['imitates 1.44.0', 100],
  ['1.41.0', 0],
  ['1.9.0', 0],
])('the end with Flagger %s', (flagger, weight) => {
  expect(thenFor(scenario, flagger)).toEqual({
    releases: [],
    primary: '1',
    weight,
  });
});

it('a scenario is left out where there is nothing of it yet', () => {
  const newer = { ...scenario, since: '1.44.0' };

  expect(isPlayedWith(newer, 'imitates 1.44.0')).toBe(true);
  expect(isPlayedWith(newer, '1.37.0')).toBe(false);
  expect(isPlayedWith(scenario, '1.37.0')).toBe(true);
});

it('a scenario is left out where it was mended', () => {
  const older = { ...scenario, until: '1.43.0' };

  expect(isPlayedWith(older, '1.43.0')).toBe(false);
  expect(isPlayedWith(older, 'imitates 1.44.0')).toBe(false);
  expect(isPlayedWith(older, '1.41.0')).toBe(true);
});
