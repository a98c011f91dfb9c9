import { frozenUntil } from './frozenUntil';
import type { FreezeWindow, WeekTime } from './types';

const time = (text: string) => Date.parse(text);
const once = (name: string, from: string, to: string): FreezeWindow => ({
  name,
  zone: 'UTC',
  during: { kind: 'once', from: time(from), to: time(to) },
});
const weekly = (from: WeekTime, to: WeekTime): FreezeWindow => ({
  name: 'weekend',
  zone: 'Europe/Berlin',
  during: { kind: 'weekly', from, to },
});
const weekend = weekly(
  { day: 5, hour: 16, minute: 0 },
  { day: 1, hour: 8, minute: 30 },
);
const holidays = once('holidays', '2026-12-21T08:00Z', '2027-01-04T08:00Z');

const until = (windows: FreezeWindow[], now: string) => {
  const frozen = frozenUntil(windows, time(now));
  return frozen && [frozen.window, new Date(frozen.until).toISOString()];
};

describe('a freeze', () => {
  it.each([
    ['before it begins', '2026-12-21T07:59:59Z', null],
    ['as it begins', '2026-12-21T08:00:00Z', '2027-01-04T08:00:00.000Z'],
    ['as it ends', '2027-01-04T08:00:00Z', null],
  ])('from a day to another: %s', (_, now, end) => {
    expect(until([holidays], now)).toEqual(end && ['holidays', end]);
  });

  it.each([
    ['a Friday before four, in Berlin', '2026-06-05T13:59:00Z', null],
    [
      'a Friday at four in summer',
      '2026-06-05T14:00:00Z',
      '2026-06-08T06:30:00.000Z',
    ],
    [
      'a Friday at four in winter',
      '2026-11-27T15:00:00Z',
      '2026-11-30T07:30:00.000Z',
    ],
    [
      'the Monday after, since it began last week',
      '2026-11-30T07:29:00Z',
      '2026-11-30T07:30:00.000Z',
    ],
    ['that Monday when it ends', '2026-11-30T07:30:00Z', null],
    [
      'the weekend on which clocks go back',
      '2026-10-24T12:00:00Z',
      '2026-10-26T07:30:00.000Z',
    ],
    [
      'the weekend on which clocks go forward',
      '2026-03-28T12:00:00Z',
      '2026-03-30T06:30:00.000Z',
    ],
  ])('of each week: %s', (_, now, end) => {
    expect(until([weekend], now)).toEqual(end && ['weekend', end]);
  });

  it('of each week within one day', () => {
    const lunch = weekly(
      { day: 3, hour: 12, minute: 0 },
      { day: 3, hour: 13, minute: 0 },
    );
    expect(until([lunch], '2026-11-25T11:30:00Z')?.[1]).toBe(
      '2026-11-25T12:00:00.000Z',
    );
    expect(until([lunch], '2026-11-25T12:00:00Z')).toBeNull();
    expect(until([lunch], '2026-11-24T11:30:00Z')).toBeNull();
  });

  it('ends with the last of those that follow without a pause', () => {
    const release = once('audit', '2027-01-04T08:00Z', '2027-01-05T00:00Z');
    const later = once('later', '2027-01-06T08:00Z', '2027-01-07T00:00Z');
    expect(until([later, release, holidays], '2026-12-24T00:00Z')).toEqual([
      'holidays',
      '2027-01-05T00:00:00.000Z',
    ]);
  });

  it('of which two hold is the one that ends last', () => {
    const day = once('one day', '2026-12-24T00:00Z', '2026-12-25T00:00Z');
    expect(until([day, holidays], '2026-12-24T12:00Z')?.[0]).toBe('holidays');
  });

  it('that has no end is not looked for without one', () => {
    const always = weekly(
      { day: 1, hour: 0, minute: 0 },
      { day: 1, hour: 0, minute: 0 },
    );
    expect(until([always], '2026-06-05T14:00:00Z')?.[0]).toBe('weekend');
  });
});
