import { createHmac } from 'node:crypto';
import { EVENTS, gateKeyOf } from './secrets';

/** Base URL of a portal on this port. */
export function portalUrl(port: number): string {
  return `http://127.0.0.1:${port}`;
}

/** Flagger's event webhook at a portal on this port. */
export function eventWebhookAt(port: number, cluster: string): string {
  const url = new URL(
    `/api/rollouts/events/${encodeURIComponent(cluster)}`,
    portalUrl(port),
  );
  return Object.assign(url, EVENTS).href;
}

/** A gate of a Canary at a portal that Flagger reaches under this base URL. */
export function portalGateAt(
  base: string,
  cluster: string,
  canary: { namespace: string; name: string },
  kind: string,
): string {
  const { namespace, name } = canary;
  const url = new URL(
    `/api/rollouts/gates/${encodeURIComponent(cluster)}/${kind}`,
    base,
  );
  url.username = `${namespace}.${name}`;
  url.password = createHmac('sha256', gateKeyOf(cluster))
    .update(`${namespace}/${name}`)
    .digest('hex');
  return url.href;
}
