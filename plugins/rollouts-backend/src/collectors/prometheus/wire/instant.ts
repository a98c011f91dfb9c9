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

const instantSchema = z.discriminatedUnion('resultType', [
  z.object({
    resultType: z.literal('vector'),
    result: z.array(
      z.object({
        metric: z.record(z.string(), z.string()),
        value: sample,
      }),
    ),
  }),
  z.object({ resultType: z.literal('scalar'), result: sample }),
]);

/** @throws SourceError for what is no answer to an instant query, such as a range. */
export function readInstant(
  address: string,
  data: unknown,
): Pick<InstantAnswer, 'samples'> {
  const parsed = instantSchema.safeParse(data);
  if (!parsed.success) {
    throw new SourceError(
      'refused',
      `${address} answered with something else than numbers: ${z
        .prettifyError(parsed.error)
        .slice(0, 300)}`,
    );
  }
  const answer = parsed.data;
  return {
    samples:
      answer.resultType === 'scalar'
        ? [toSample({}, answer.result)]
        : answer.result.map(({ metric, value }) => toSample(metric, value)),
  };
}

function toSample(
  labels: Record<string, string>,
  [seconds, text]: [number, string],
): InstantSample {
  return { labels, at: Math.round(seconds * 1_000), value: readNumber(text) };
}
