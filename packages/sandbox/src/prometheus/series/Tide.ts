import { hashOf } from './hashOf';

interface Wave {
  /** Share of the mean by which it rises and falls. */
  height: number;
  periodS: number;
}

/** A day, and what makes a chart look alive. Together far below 1: a rate is never negative. */
const WAVES: Wave[] = [
  { height: 0.2, periodS: 86_400 },
  { height: 0.05, periodS: 1_740 },
  { height: 0.04, periodS: 410 },
  { height: 0.03, periodS: 97 },
];

/**
 * How much happens to a service, as a function of time alone: whoever asks later, or twice, gets the
 * same number, and a counter is its exact integral.
 */
export class Tide {
  readonly #mean: number;
  readonly #waves: Array<Wave & { speed: number; phase: number }>;

  /**
   * @param name equal names have equal tides
   * @param mean per second
   */
  constructor(name: string, mean: number) {
    this.#mean = mean;
    this.#waves = WAVES.map((wave, index) => ({
      ...wave,
      speed: (2 * Math.PI) / wave.periodS,
      phase: (hashOf(`${name}#${index}`) % 6_283) / 1_000,
    }));
  }

  /** How much happens between two moments (UTC milliseconds). */
  between(from: number, to: number): number {
    return this.#until(to / 1_000) - this.#until(from / 1_000);
  }

  /** The antiderivative of the rate. */
  #until(seconds: number): number {
    const waves = this.#waves.reduce(
      (sum, { height, speed, phase }) =>
        sum - (height / speed) * Math.cos(speed * seconds + phase),
      0,
    );
    return this.#mean * (seconds + waves);
  }
}
