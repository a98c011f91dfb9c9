import { z } from 'zod';
import { SourceError } from '../../monitoring/SourceError';

const envelopeSchema = z.object({
  status: z.enum(['success', 'error']),
  data: z.unknown().optional(),
  errorType: z.string().catch(''),
  error: z.string().catch(''),
  warnings: z.array(z.string()).catch([]),
});

/**
 * The data of an answer of the Prometheus API, with its warnings: they come with a success and mean
 * that the data is not all there is.
 *
 * @throws SourceError
 */
export function openEnvelope(
  address: string,
  { status, body }: { status: number; body: unknown },
): { data: unknown; warnings: string[] } {
  const parsed = envelopeSchema.safeParse(body);
  if (!parsed.success) {
    throw new SourceError(
      'not-the-source',
      `${address} answered ${status} with JSON that is not Prometheus' own`,
    );
  }
  const { data, warnings, error, errorType } = parsed.data;
  if (parsed.data.status === 'success') return { data, warnings };
  throw new SourceError(
    status >= 500 ? 'server' : 'refused',
    `${address} answered ${status} ${errorType}: ${error.slice(0, 500)}`,
  );
}

/** Prometheus writes numbers as texts, and NaN and infinities in its own way. */
export function readNumber(text: string): number {
  if (text === '+Inf') return Infinity;
  if (text === '-Inf') return -Infinity;
  return Number(text);
}
