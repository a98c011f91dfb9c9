/** The 99th percentile is this many times the median. */
const TAIL = 4;
const Z_99 = 2.326348;
const SIGMA = Math.log(TAIL) / Z_99;

/** How many take no longer, when latencies are log-normal with that 99th percentile (in seconds). */
export function shareWithin(seconds: number, p99: number): number {
  if (seconds === Infinity) return 1;
  const z = (Math.log(seconds) - Math.log(p99 / TAIL)) / SIGMA;
  return normal(z);
}

/** The normal distribution, to seven digits (Abramowitz and Stegun 26.2.17). */
function normal(z: number): number {
  const t = 1 / (1 + 0.2316419 * Math.abs(z));
  const density = Math.exp((-z * z) / 2) / Math.sqrt(2 * Math.PI);
  const tail =
    density *
    t *
    (0.31938153 +
      t *
        (-0.356563782 +
          t * (1.781477937 + t * (-1.821255978 + t * 1.330274429))));
  return z >= 0 ? 1 - tail : tail;
}

/** How long one takes on average, in seconds. */
export function meanOf(p99: number): number {
  return (p99 / TAIL) * Math.exp(SIGMA ** 2 / 2);
}
