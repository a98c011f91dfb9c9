import { z } from 'zod';
import { SourceError } from '../../monitoring/SourceError';
import { readNumber } from './envelope';

/** One series of an answer. `at` in UTC ms. NaN and infinities are values. */
export interface InstantSample {
  labels: Record<string, string>;
  at: number;
  value: number;
}

export interface InstantAnswer {
  samples: InstantSample[];
  /** What the server warns of: its answer is not complete. */
  warnings: string[];
}

const sample = z.tuple([z.number(), z.string()]);

const instantSchema = z.object({
  resultType: z.literal('vector'),
  result: z.array(
    z.object({ metric: z.record(z.string(), z.string()), value: sample }),
  ),
});

/**
 * @throws SourceError for what is no list of numbers. Flagger cannot read a scalar or a range either.
 */
export function readInstant(
  address: string,
  data: unknown,
): Pick<InstantAnswer, 'samples'> {
  const parsed = instantSchema.safeParse(data);
  if (!parsed.success) {
    const { resultType } = Object(data) as { resultType?: unknown };
    throw new SourceError(
      'refused',
      `${address} answered with ${String(
        resultType ?? 'something else',
      )} instead of a vector, which Flagger cannot read`,
    );
  }
  return {
    samples: parsed.data.result.map(({ metric, value }) =>
      toSample(metric, value),
    ),
  };
}

function toSample(
  labels: Record<string, string>,
  [seconds, text]: [number, string],
): InstantSample {
  return { labels, at: Math.round(seconds * 1_000), value: readNumber(text) };
}
