import type { WebhookAnswer, WebhookClient } from '../flagger/Services';
import { Gates, isGate } from './Gates';

const TIMEOUT_MS = 5_000;
const OK: WebhookAnswer = { ok: true, error: '' };

interface WebhooksOptions {
  gates: Gates;
  /** Whether it is the present. */
  clock: { readonly isReal: boolean };
}

/**
 * Answers gates from the sandbox's own table, whatever address the Canary names, and calls the event
 * webhook for real. In the past nobody is called: the portal that would listen does not live there.
 */
export function createWebhooks({
  gates,
  clock,
}: WebhooksOptions): WebhookClient {
  return {
    async call(url, kind, payload) {
      if (isGate(kind)) {
        const canary = `${payload.namespace}/${payload.name}`;
        return gates.isOpen(canary, kind)
          ? OK
          : { ok: false, error: `${kind}: no decision yet` };
      }
      const isEvent = kind === 'events' || kind === 'event';
      return isEvent && clock.isReal ? post(url, payload) : OK;
    },
  };
}

async function post(
  address: string,
  payload: Record<string, unknown>,
): Promise<WebhookAnswer> {
  const url = new URL(address);
  const credentials = `${url.username}:${url.password}`;
  url.username = '';
  url.password = '';
  try {
    const response = await fetch(url, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        authorization: `Basic ${Buffer.from(credentials).toString('base64')}`,
      },
      body: JSON.stringify(payload),
      redirect: 'manual',
      signal: AbortSignal.timeout(TIMEOUT_MS),
    });
    const text = await response.text();
    return response.status > 202 ? { ok: false, error: text } : OK;
  } catch (error) {
    return { ok: false, error: String(error) };
  }
}
