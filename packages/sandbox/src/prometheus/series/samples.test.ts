import { PodLife } from './PodLife';
import { scrape, SCRAPE_MS } from './scrape';
import { StepLog } from './StepLog';
import { Tide } from './Tide';

const DAY = Date.UTC(2026, 0, 5);
const HOUR = 3_600_000;

/** When a target is scraped, within one interval after midnight. */
const phase = scrape(
  'target',
  { from: 0, to: Infinity },
  { from: DAY, to: DAY + SCRAPE_MS },
  () => 1,
)[0].at;

const scrapedAt = (index: number) => phase + index * SCRAPE_MS;

describe('scraping', () => {
  const read = (
    from: number,
    to: number,
    valueAt: (at: number) => number | null,
  ) =>
    scrape(
      'target',
      { from: scrapedAt(3) - 1, to: scrapedAt(5) + 1 },
      { from, to },
      valueAt,
    ).map(({ at, value }) => [(at - phase) / SCRAPE_MS, value]);

  it('finds what is there, and marks once that it is gone', () => {
    expect(read(DAY, DAY + HOUR, at => (at - phase) / SCRAPE_MS)).toEqual([
      [3, 3],
      [4, 4],
      [5, 5],
      [6, null],
    ]);
  });

  it('says the same whatever the range is', () => {
    expect(read(scrapedAt(4), scrapedAt(6), () => 1)).toEqual([
      [5, 1],
      [6, null],
    ]);
    expect(read(scrapedAt(6), DAY + HOUR, () => 1)).toEqual([]);
    expect(read(DAY, scrapedAt(3) - 1, () => 1)).toEqual([]);
  });

  it('marks a series that is no longer exposed, and takes it up again', () => {
    const values = [null, null, null, null, 7, null, null];
    expect(
      scrape(
        'target',
        { from: 0, to: Infinity },
        { from: phase, to: scrapedAt(6) },
        at => values[(at - phase) / SCRAPE_MS],
      ).map(({ value }) => value),
    ).toEqual([7, null]);
  });
});

it('keeps what a gauge was, from the moment that it was set', () => {
  const log = new StepLog({ __name__: 'weight' }, 'target');
  log.set(scrapedAt(1), 10);
  log.set(scrapedAt(3), 20);
  log.set(scrapedAt(3), 30);
  log.set(scrapedAt(5), null);
  const values = () => log.samples(DAY, scrapedAt(9)).map(({ value }) => value);
  expect(values()).toEqual([10, 10, 30, 30, null]);
  log.forget(scrapedAt(4));
  expect(values()).toEqual([30, 30, null]);
});

describe('a pod', () => {
  function podWith(tide: Tide): PodLife {
    return new PodLife({
      namespace: 'shop',
      pod: 'cart-1-a',
      workload: 'cart',
      container: 'cart',
      image: 'cart:1',
      profile: 'http',
      from: DAY,
      tide,
    });
  }
  const usual = { share: 0.5, errorRatio: 0, latencyMs: 100, crashMs: null };

  it('does its share of what there is to do, and what it did stays done', () => {
    const tide = new Tide('shop/cart', 100);
    const pod = podWith(tide);
    pod.carry(DAY, usual);
    pod.carry(DAY + HOUR, { ...usual, share: 0.1, errorRatio: 0.25 });
    const early = tide.between(DAY, DAY + HOUR) * 0.5;
    const late = tide.between(DAY + HOUR, DAY + 2 * HOUR) * 0.1;
    const { succeeded, failed } = pod.done(DAY + 2 * HOUR);
    expect(failed).toBeCloseTo(late * 0.25, 3);
    expect(succeeded).toBeCloseTo(early + late * 0.75, 3);
    expect(pod.done(DAY + HOUR).succeeded).toBeCloseTo(early, 3);
  });

  it('has its 99th percentile where it was told', () => {
    const pod = podWith(new Tide('shop/cart', 100));
    pod.carry(DAY, { ...usual, latencyMs: 300 });
    pod.carry(DAY + HOUR, { ...usual, latencyMs: 2_000 });
    const within = (at: number, seconds: number) =>
      pod.doneWithin(at, seconds).succeeded / pod.done(at).succeeded;
    expect(within(DAY + HOUR, 0.3)).toBeCloseTo(0.99, 4);
    expect(within(DAY + HOUR, Infinity)).toBe(1);
    const slower = within(DAY + 2 * HOUR, 2);
    expect(slower).toBeGreaterThan(0.99);
    expect(slower).toBeLessThan(1);
  });

  it('begins to count anew when its container crashes', () => {
    const tide = new Tide('shop/cart', 100);
    const pod = podWith(tide);
    pod.carry(DAY, usual);
    pod.carry(DAY + 60_000, { ...usual, crashMs: 25_000 });
    const at = DAY + 120_000;
    expect(pod.restarts(at)).toBe(2);
    expect(pod.processStart(at)).toBe(DAY + 110_000);
    const since = tide.between(DAY + 110_000, at) * 0.5;
    expect(pod.done(at).succeeded).toBeCloseTo(since, 3);
    expect(pod.doneWithin(at, Infinity).succeeded).toBeCloseTo(since, 3);
    expect(pod.processStart(DAY + 59_000)).toBe(DAY);
  });
});

it('has tides that never ebb below zero', () => {
  const tide = new Tide('shop/cart', 100);
  for (let minute = 0; minute < 24 * 60; minute++) {
    const at = DAY + minute * 60_000;
    const each = tide.between(at, at + 60_000) / 60;
    expect(each).toBeGreaterThan(60);
    expect(each).toBeLessThan(140);
  }
});
