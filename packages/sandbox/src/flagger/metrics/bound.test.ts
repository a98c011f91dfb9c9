import { bound } from './bound';

it.each([
  [
    { name: 'error-rate', thresholdRange: { max: 1 } },
    1.23,
    'error-rate 1.23 > 1',
  ],
  [{ name: 'error-rate', thresholdRange: { max: 1 } }, 1, null],
  [{ name: 'samples', thresholdRange: { min: 5 } }, 4, 'samples 4.00 < 5'],
  [{ name: 'plain', query: 'x' }, 0.1, 'plain 0.10 > 0'],
  [
    { name: 'request-success-rate', thresholdRange: { min: 99 } },
    98.687,
    'success rate 98.69% < 99%',
  ],
  [
    { name: 'request-success-rate', threshold: 99 },
    98,
    'success rate 98.00% < 99%',
  ],
  [
    { name: 'request-duration', thresholdRange: { max: 500 } },
    1515.9,
    'request duration 1.515s > 500ms',
  ],
  [
    { name: 'request-duration', threshold: 60_000 },
    90_000,
    'request duration 1m30s > 1m0s',
  ],
  [
    {
      name: 'request-duration',
      templateRef: { name: 'x' },
      thresholdRange: { max: 5 },
    },
    5.5,
    'request-duration 5.50 > 5',
  ],
])('%j at %d', (metric, value, words) => {
  expect(bound(metric, value)).toBe(words);
});
