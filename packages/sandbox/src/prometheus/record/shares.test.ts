import { sharesOf, Situation } from './shares';

const usual: Situation = {
  profile: 'http',
  strategy: 'canary',
  weights: { primary: 70, canary: 30 },
  mirrored: false,
  canaryPods: 3,
  primaryPods: 2,
};

const total = (shares: number[]) =>
  Math.round(shares.reduce((a, b) => a + b, 0) * 1_000) / 1_000;

it.each<[string, Partial<Situation>, number, number]>([
  ['the weights', {}, 0.3, 0.7],
  [
    'weights that do not add up to 100',
    { weights: { primary: 1, canary: 3 } },
    0.75,
    0.25,
  ],
  ['nobody but the primary, before there is a route', { weights: null }, 0, 1],
  ['the only pods there are', { weights: null, primaryPods: 0 }, 1, 0],
  ['no Canary', { strategy: null, primaryPods: 0 }, 1, 0],
  [
    'those who carry the header',
    { strategy: 'ab-testing', weights: { primary: 0, canary: 100 } },
    0.2,
    0.8,
  ],
  [
    'a load test',
    { strategy: 'blue-green', weights: { primary: 100, canary: 0 } },
    0.15,
    1,
  ],
  ['copies', { mirrored: true, weights: { primary: 100, canary: 0 } }, 1, 1],
])('splits requests by %s', (_, changes, canary, primary) => {
  const shares = sharesOf({ ...usual, ...changes });
  expect([total(shares.canary), total(shares.primary)]).toEqual([
    canary,
    primary,
  ]);
});

it('gives the work of an operator to one pod of each variant, whatever the weights say', () => {
  expect(sharesOf({ ...usual, profile: 'operator' })).toEqual({
    canary: [0.25, 0, 0],
    primary: [1, 0],
  });
});
