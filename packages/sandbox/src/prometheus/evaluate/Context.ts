import type { Matcher, Selector } from '../query/Expr';
import { PromError } from '../query/PromError';
import type { Sample, Series } from './values';

/** A series that nobody has heard of for this long has no value. */
const LOOKBACK_MS = 300_000;
/** As much as one query may read. */
const MAX_SAMPLES = 5_000_000;

/** The database, as queries see it. */
export interface SeriesSource {
  /** Series that fit and may have samples after `from` and not after `to`. */
  select(matchers: Matcher[], from: number, to: number): Series[];
}

/** What an evaluation reads from, and how much of it. */
export class Context {
  readonly #source: SeriesSource;
  readonly #present: number;
  #read = 0;

  /** @param present UTC milliseconds: nobody knows what is scraped later */
  constructor(source: SeriesSource, present: number) {
    this.#source = source;
    this.#present = present;
  }

  /** Each series' last sample, if it is not too old and the series has not ended. */
  latest(
    { matchers, offsetMs }: Selector,
    now: number,
  ): Array<{ series: Series; at: number; value: number }> {
    const to = now - offsetMs;
    return this.#source
      .select(matchers, to - LOOKBACK_MS, to)
      .flatMap(series => {
        const sample = this.#newest(series, to);
        return sample?.value === null || sample === undefined
          ? []
          : [{ series, at: sample.at, value: sample.value }];
      });
  }

  /** Each series' samples within a range. */
  range(
    { matchers, offsetMs }: Selector,
    now: number,
    rangeMs: number,
  ): Array<{ series: Series; samples: Array<Sample & { value: number }> }> {
    const to = now - offsetMs;
    const from = to - rangeMs;
    return this.#source.select(matchers, from, to).flatMap(series => {
      const samples = this.#samples(series, from, to).filter(
        (sample): sample is Sample & { value: number } => sample.value !== null,
      );
      return samples.length > 0 ? [{ series, samples }] : [];
    });
  }

  /** Mostly there is a fresh one; the whole way back is looked at only when there is none. */
  #newest(series: Series, to: number): Sample | undefined {
    const fresh = this.#samples(series, to - 20_000, to);
    return fresh.length > 0
      ? fresh[fresh.length - 1]
      : this.#samples(series, to - LOOKBACK_MS, to).pop();
  }

  #samples(series: Series, from: number, to: number): Sample[] {
    const samples = series.samples(from, Math.min(to, this.#present));
    this.#read += samples.length;
    if (this.#read <= MAX_SAMPLES) return samples;
    throw new PromError(
      'execution',
      'query processing would load too many samples into memory in query execution',
    );
  }
}
