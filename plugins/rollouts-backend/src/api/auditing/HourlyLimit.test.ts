import { HourlyLimit } from './HourlyLimit';

const HOUR = 3_600_000;

it('lets so many of each pass in an hour', () => {
  const limit = new HourlyLimit(2);
  expect([0, 1, 2].map(at => limit.take('ann', at))).toEqual([
    true,
    true,
    false,
  ]);
  expect(limit.take('ben', 2)).toBe(true);
  // What was not let pass does not count.
  expect([HOUR, HOUR + 1, HOUR + 2].map(at => limit.take('ann', at))).toEqual([
    true,
    true,
    false,
  ]);
});
