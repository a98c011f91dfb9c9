import { redact } from '../../../reasonOf';
import type { TransportResponse } from '../client/Transport';
import { WriteRefused } from './WriteRefused';

const MOST_READ = 4 * 1024 * 1024;

/** @throws WriteRefused with the words of the API server for everything but an object. */
export async function readAnswer(
  response: TransportResponse,
): Promise<Record<string, unknown>> {
  let text = '';
  for await (const chunk of response.body) {
    text += String(chunk);
    if (text.length > MOST_READ) {
      response.body.destroy();
      throw new WriteRefused(response.status, 'The answer is too long');
    }
  }
  const body = parse(text);
  if (response.status === 200 && body) return body;
  const message = body?.message ?? `The API server answered ${response.status}`;
  throw new WriteRefused(response.status, redact(String(message)));
}

function parse(text: string): Record<string, unknown> | null {
  try {
    const body: unknown = JSON.parse(text);
    return typeof body === 'object'
      ? (body as Record<string, unknown> | null)
      : null;
  } catch {
    return null;
  }
}
