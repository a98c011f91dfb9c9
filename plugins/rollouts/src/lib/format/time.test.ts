import { utc } from '../../__testUtils__/english';
import {
  formatAge,
  formatClock,
  formatDuration,
  formatExact,
  formatSecond,
} from './time';

const NOW = Date.UTC(2026, 0, 2, 12);

describe('formatDuration', () => {
  it.each([
    [0, '0 sec'],
    [999, '0 sec'],
    [61_000, '1 min 1 sec'],
    [120_000, '2 min'],
    [11 * 60_000 + 5_000, '11 min'],
    [3 * 3_600_000 + 60_000, '3 hr 1 min'],
    [26 * 3_600_000, '1 day 2 hr'],
    [-5_000, '0 sec'],
  ])('%d ms is %s', (ms, text) => {
    expect(formatDuration(ms, utc)).toBe(text);
  });

  it('speaks the language of the reader', () => {
    expect(formatDuration(61_000, { language: 'de' })).toBe('1 Min. 1 Sek.');
  });
});

describe('formatAge', () => {
  it('keeps one unit', () => {
    expect(formatAge(125_000, utc)).toBe('2 min');
    expect(formatAge(400, utc)).toBe('0 sec');
  });
});

describe('times of day', () => {
  it('leaves the date out today only', () => {
    expect(formatClock(NOW - 60_000, NOW, utc)).toBe('11:59');
    expect(formatClock(NOW - 13 * 3_600_000, NOW, utc)).toBe('Jan 1, 23:00');
  });

  it('uses the zone of the reader', () => {
    const tokyo = { language: 'en', zone: 'Asia/Tokyo' };
    expect(formatClock(NOW, NOW, tokyo)).toBe('21:00');
    expect(formatSecond(NOW, tokyo)).toBe('21:00:00');
    expect(formatExact(NOW, utc)).toBe('Jan 2, 2026, 12:00:00 UTC');
  });
});
