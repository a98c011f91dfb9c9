import type { WebhookAnswer, WebhookClient } from '../flagger/Services';
import { Gates, isGate } from './Gates';
import { atPortal } from './portal';

const TIMEOUT_MS = 5_000;
const OK: WebhookAnswer = { ok: true, error: '' };

interface WebhooksOptions {
  gates: Gates;
  /** Origin of the portal, or null when there is none. */
  portal: string | null;
  /** Whether it is the present. */
  clock: { readonly isReal: boolean };
}

/**
 * Calls for real what asks the portal: the event webhook, and gates under the portal's name. All
 * other gates are answered from the sandbox's own table. In the past nobody is called: the portal
 * that would listen does not live there.
 */
export function createWebhooks({
  gates,
  portal,
  clock,
}: WebhooksOptions): WebhookClient {
  return {
    async call(url, kind, payload) {
      if (isGate(kind)) {
        const asked = atPortal(url, portal);
        if (asked && clock.isReal) return post(asked, payload);
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
