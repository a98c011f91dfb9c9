import { randomBytes } from 'node:crypto';
import { stringify } from 'yaml';
import type { State } from './state';

/** Secrets between one testbed's Flaggers and a portal. */
export interface Secrets {
  events: string;
  gates: string;
}

export const makeSecrets = (): Secrets => ({
  events: randomBytes(12).toString('hex'),
  gates: randomBytes(24).toString('hex'),
});

const USER = 'flagger';

/** Where a Flagger tells the portal what happens. */
export function eventWebhook(
  portal: string,
  cluster: string,
  { events }: Secrets,
): string {
  const url = new URL(
    `/api/rollouts/events/${encodeURIComponent(cluster)}`,
    portal,
  );
  url.username = USER;
  url.password = events;
  return url.href;
}

/** A second configuration file with which the portal watches the testbed instead of the sandbox. */
export function portalConfig({ clusters }: State, secrets: Secrets): string {
  return stringify({
    rollouts: {
      clusters: clusters.map(({ name, url, caFile, portalTokenFile }) => ({
        name,
        kubernetes: { url, caFile, tokenFile: portalTokenFile },
        events: { username: USER, password: secrets.events },
        actions: true,
        gates: { key: secrets.gates },
      })),
      prometheus: clusters.map(({ name, prometheus }) => ({
        name,
        url: prometheus,
        clusters: [name],
      })),
      alertmanager: clusters.map(({ name, alertmanager }) => ({
        name,
        urls: [alertmanager],
        clusters: [name],
      })),
    },
  });
}
