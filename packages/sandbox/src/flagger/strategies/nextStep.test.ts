import { nextStep } from './nextStep';

const spec = (analysis: object) => ({
  targetRef: { kind: 'Deployment', name: 'x' },
  analysis,
});

it.each([
  [{ stepWeight: 5 }, 50, 5],
  [{ stepWeight: 5, stepWeights: [1] }, 0, 5],
  [{}, 0, 0],
  [{ stepWeights: [5, 20, 60] }, 0, 5],
  [{ stepWeights: [5, 20, 60] }, 5, 15],
  [{ stepWeights: [5, 20, 60] }, 20, 40],
  [{ stepWeights: [5, 20, 60] }, 60, 40],
  [{ stepWeights: [5, 20, 60] }, 7, 93],
  [{ stepWeights: [5, 100] }, 100, 1],
])('%j from %d adds %d', (analysis, weight, step) => {
  expect(nextStep(spec(analysis), weight)).toBe(step);
});
