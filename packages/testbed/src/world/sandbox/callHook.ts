import type { WebhookAnswer } from '@rollouts/sandbox';

const TIMEOUT_MS = 10_000;

/** Asks a webhook as Flagger does without retries: only 200, 201 and 202 mean yes. Never throws. */
export async function callHook(
  address: string,
  payload: Record<string, unknown>,
): Promise<WebhookAnswer> {
  const url = new URL(address);
  const { username, password } = url;
  url.username = '';
  url.password = '';
  const credentials = Buffer.from(`${username}:${password}`).toString('base64');
  try {
    const response = await fetch(url, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        ...(username && { authorization: `Basic ${credentials}` }),
      },
      body: JSON.stringify(payload),
      signal: AbortSignal.timeout(TIMEOUT_MS),
    });
    const error = await response.text();
    const ok = response.status <= 202;
    return { ok, error: ok ? '' : error };
  } catch (error) {
    return { ok: false, error: String(error) };
  }
}
