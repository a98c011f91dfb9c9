import { z } from 'zod';
import { KubernetesError, KubernetesErrorKind } from './KubernetesError';
import { redact } from '../../../redact';
import type { TransportResponse } from './Transport';

const statusSchema = z.object({
  kind: z.literal('Status'),
  message: z.string().catch(''),
  reason: z.string().catch(''),
  code: z.number().catch(0),
});

/** An API server may repeat the whole object that it refuses. */
const LONGEST = 1_000;

const KINDS: Record<number, KubernetesErrorKind> = {
  401: 'unauthorized',
  403: 'denied',
  404: 'absent',
  410: 'expired',
};

/** What to do about an error, by its kind. */
export type Advice = Partial<Record<KubernetesErrorKind, string>>;

/** For lists and watches of a kind. */
export const feedAdvice: Advice = {
  unauthorized:
    'The API server refuses the credentials of the portal. Check the token of this cluster: it may have expired',
  denied: 'Grant the account list and watch on this kind',
  absent:
    'This kind is not installed in the cluster, or the address has a wrong path',
};

/** The error that an answer or a watch's ERROR event means. */
export function errorOfStatus(
  status: unknown,
  advice: Advice,
  httpStatus = 0,
): KubernetesError | null {
  const parsed = statusSchema.safeParse(status);
  if (!parsed.success) return null;
  const code = parsed.data.code || httpStatus;
  // After a restore from a backup the server's versions are behind the ones that we know.
  const isBehind = /too large resource version/i.test(parsed.data.message);
  const kind = isBehind ? 'expired' : KINDS[code] ?? 'server';
  const said = redact(parsed.data.message || parsed.data.reason).slice(
    0,
    LONGEST,
  );
  return new KubernetesError(
    kind,
    [said || `The API server answered ${code}`, advice[kind]]
      .filter(Boolean)
      .join('. '),
    code,
  );
}

/** Throws when an answer is not what was asked for. Reads the body only then. */
export async function throwUnlessOk(
  response: TransportResponse,
  advice: Advice = {},
): Promise<void> {
  const { status, contentType } = response;
  const json = contentType.includes('json');
  if (status === 200 && json) return;
  const body = await readStart(response);
  const error = json ? errorOfStatus(parse(body), advice, status) : null;
  if (error) throw error;
  const kind = KINDS[status] ?? 'server';
  const answered = `The API server answered ${status}`;
  if (json) throw new KubernetesError(kind, answered, status);
  // What an API server says of a group of which it has no kind.
  if (body.trim() === '404 page not found') {
    throw new KubernetesError('absent', advice.absent ?? answered, status);
  }
  throw new KubernetesError(
    status === 200 || kind === 'absent' ? 'not-kubernetes' : kind,
    `The address answered ${status} with ${
      contentType || 'no content type'
    } instead of JSON: something in front of the API server, or another server`,
    status,
  );
}

const MOST_READ = 64 * 1024;
/** The status is known already: an explanation that takes longer is not worth waiting for. */
const READ_TIMEOUT_MS = 10_000;

async function readStart(response: TransportResponse): Promise<string> {
  let text = '';
  const timer = setTimeout(() => response.body.destroy(), READ_TIMEOUT_MS);
  try {
    for await (const chunk of response.body) {
      text += String(chunk);
      if (text.length > MOST_READ) break;
    }
  } catch {
    // The status alone says enough.
  } finally {
    clearTimeout(timer);
  }
  response.body.destroy();
  return text;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
