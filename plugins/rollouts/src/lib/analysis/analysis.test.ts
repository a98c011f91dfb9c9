import type { Sample } from '@rollouts/backstage-plugin-rollouts-common';
import {
  aMetric,
  aMetricHistory,
  BUILDER_NOW,
} from '@rollouts/backstage-plugin-rollouts-common/testing';
import fc from 'fast-check';
import { english, utc } from '../../__testUtils__/english';
import { toChart, toRuns, valuesOf } from './chart';
import { describeChart } from './describe';
import { toMetric } from './metric';
import { sayBound, sayReading } from './value';

const MINUTE = 60_000;

const reading = (value: number | null, text: string | null = null) => ({
  value,
  text,
  at: BUILDER_NOW,
});

describe('a value', () => {
  const say = (...args: Parameters<typeof reading>) =>
    sayReading(reading(...args), 'percent', english, utc);

  it('keeps zero, NaN, infinity, nothing and not asked apart', () => {
    expect(say(0)).toBe('0 %');
    expect(say(null, 'NaN')).toBe('NaN');
    expect(say(null, '+Inf')).toBe('+Inf');
    expect(say(null)).toBe('no data');
    expect(sayReading(null, 'percent', english, utc)).toBe('–');
  });

  it('has the unit that Flagger means, and no more digits than anybody reads', () => {
    expect(sayReading(reading(410.23456), 'milliseconds', english, utc)).toBe(
      '410.2 ms',
    );
    expect(sayReading(reading(3), null, english, utc)).toBe('3');
    expect(sayReading(reading(0.0000012), null, english, utc)).toBe('1.2E-6');
  });

  it.each([
    [{ min: null, max: 1 }, '≤ 1 %'],
    [{ min: 99, max: null }, '≥ 99 %'],
    [{ min: 0, max: 1 }, '0 % to 1 %'],
    [{ min: null, max: null }, 'none'],
  ])('bound %j is %s', (bound, text) => {
    expect(sayBound(bound, 'percent', english, utc)).toBe(text);
  });
});

describe('a metric', () => {
  it('that cannot be asked shows its last value as an old one', () => {
    const { canary, primary } = aMetric();
    const view = toMetric(
      aMetric({
        canary: null,
        primary: null,
        result: 'not-evaluated',
        margin: null,
        last: { at: BUILDER_NOW, canary, primary, result: 'pass' },
        problems: [{ code: 'query-failed', text: 'ECONNREFUSED' }],
      }),
      english,
      utc,
    );

    expect(view).toMatchObject({
      canary: '0.4 %',
      at: canary?.at,
      result: { tone: 'idle', word: 'not evaluated' },
    });
    expect(view.remarks).toEqual([
      expect.stringMatching(/^The values are old: .* at [\d:]+ \(pass\)\.$/),
      'It could not be asked: ECONNREFUSED',
    ]);
  });

  it('says how far it is from its bound, on either side', () => {
    expect(toMetric(aMetric(), english, utc).margin).toBe('0.6 % to spare');
    expect(toMetric(aMetric({ margin: -6.2 }), english, utc).margin).toBe(
      '6.2 % beyond',
    );
    expect(toMetric(aMetric({ margin: null }), english, utc).margin).toBeNull();
  });

  it('says where Flagger did not get to', () => {
    const flagger = {
      ...aMetric().flagger,
      reading: null,
      notReachedAfter: 'latency',
    };
    const { remarks } = toMetric(aMetric({ flagger }), english, utc);
    expect(remarks).toEqual([expect.stringMatching(/ended at “latency”/)]);
  });

  it('says where Flagger says something else', () => {
    const flagger = {
      reading: reading(3.4),
      text: 'Halt advancement error-rate 3.40 > 1',
      at: BUILDER_NOW,
      notReachedAfter: null,
      differs: true,
    };
    const view = toMetric(aMetric({ flagger }), english, utc);
    expect(view.remarks).toEqual([
      'Flagger says otherwise: last value 3.4 %, “Halt advancement error-rate 3.40 > 1”',
    ]);
    expect(toMetric(aMetric(), english, utc).remarks).toEqual([]);
  });

  it('says what is wrong with it', () => {
    const problems = [
      { code: 'several-series' as const, text: '7' },
      { code: 'partial' as const, text: null },
    ];
    expect(toMetric(aMetric({ problems }), english, utc).remarks).toEqual([
      'The query answers 7 series; Flagger takes the last one without saying so.',
      'The answer is not complete.',
    ]);
  });
});

describe('a chart', () => {
  const size = { width: 100, height: 50 };

  it('leaves a gap where there was no value or none for too long', () => {
    const at = (minute: number, value: number | null): Sample => ({
      at: minute * MINUTE,
      value,
    });
    const runs = toRuns(
      [at(0, 1), at(1, 2), at(2, null), at(3, 3), at(6, 4), at(7, 5)],
      MINUTE,
    );
    expect(runs.map(valuesOf)).toEqual([[1, 2], [3], [4, 5]]);
  });

  it('draws the bound with its forbidden side, and higher values higher', () => {
    const history = aMetricHistory([0, 2], [1, 1], {
      failedAt: [BUILDER_NOW],
    });
    const chart = toChart(history, MINUTE, size)!;
    const [first, last] = chart.canary[0];
    expect(first.y).toBeGreaterThan(last.y);
    expect(first.x).toBeLessThan(last.x);
    const [above] = chart.forbidden;
    expect(above.top).toBe(0);
    expect(above.line).toBe(above.height);
    expect(last.y).toBeLessThan(above.line);
    expect(first.y).toBeGreaterThan(above.line);
    expect(chart.failures).toEqual([last.x]);
  });

  it('shades below where values must be high, and both where they must be between', () => {
    const of = (bound: { min: number | null; max: number | null }) =>
      toChart(aMetricHistory([98], [], { bound }), MINUTE, size)!.forbidden;
    const [below] = of({ min: 99, max: null });
    expect(below.top).toBe(below.line);
    expect(below.top + below.height).toBe(50);
    expect(of({ min: 1, max: 99 })).toHaveLength(2);
    expect(of({ min: null, max: null })).toEqual([]);
  });

  it('is none without a value', () => {
    expect(toChart(aMetricHistory([null], []), MINUTE, size)).toBeNull();
  });

  it('stays inside the picture whatever is measured', () => {
    const value = fc.option(
      fc.double({
        noNaN: true,
        noDefaultInfinity: true,
        min: -1e12,
        max: 1e12,
      }),
    );
    fc.assert(
      fc.property(fc.array(value), fc.array(value), (canary, primary) => {
        const chart = toChart(aMetricHistory(canary, primary), MINUTE, size);
        const points = [...(chart?.canary ?? []), ...(chart?.primary ?? [])];
        for (const { x, y } of points.flat()) {
          expect(x).toBeGreaterThanOrEqual(0);
          expect(x).toBeLessThanOrEqual(100);
          expect(y).toBeGreaterThanOrEqual(0);
          expect(y).toBeLessThanOrEqual(50);
        }
      }),
    );
  });

  it('is said in words with its numbers', () => {
    const history = aMetricHistory([0.4, null, 7.2], [0.3, 0.2, 0.3], {
      failedAt: [BUILDER_NOW],
    });
    expect(describeChart(history, MINUTE, english, utc)).toBe(
      'error-rate from 11:58 to 12:00. ' +
        'Canary: 0.4 % at first, 7.2 % in the end, between 0.4 % and 7.2 %. ' +
        'Primary: 0.3 % at first, 0.3 % in the end, between 0.2 % and 0.3 %. ' +
        'Bound: ≤ 1 %. 1 failed check. 1 gap without values.',
    );
  });
});
