import { ChildProcess, spawn } from 'node:child_process';
import { createHmac } from 'node:crypto';
import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { stringify } from 'yaml';
import type { ClusterAccess } from '../world/World';
import { PortalClient } from './PortalClient';

// The portal is a program beside us, not code that is imported.
// eslint-disable-next-line no-restricted-syntax
const ROOT = resolve(__dirname, '../../../..');
const ENTRY = 'plugins/rollouts-backend/dev/portal.ts';
/** Protects nothing; each cluster must have its own. */
const gateKeyOf = (cluster: string) =>
  `a-key-of-the-suite-that-protects-nothing-${cluster}`;
const EVENTS = { username: 'flagger', password: 'flagger-events' };
const START_MS = 180_000;
const END_MS = 10_000;

export interface PortalOptions {
  port: number;
  clusters: readonly ClusterAccess[];
  /** Where its database, configuration and log are. */
  folder: string;
}

/** A running portal. */
export interface Portal {
  client: PortalClient;
  stop(): Promise<void>;
}

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

/** A gate of a Canary at a portal on this port. */
export function portalGateAt(
  port: number,
  cluster: string,
  canary: { namespace: string; name: string },
  kind: string,
): string {
  const { namespace, name } = canary;
  const url = new URL(
    `/api/rollouts/gates/${encodeURIComponent(cluster)}/${kind}`,
    portalUrl(port),
  );
  url.username = `${namespace}.${name}`;
  url.password = createHmac('sha256', gateKeyOf(cluster))
    .update(`${namespace}/${name}`)
    .digest('hex');
  return url.href;
}

/**
 * Starts the portal's backend as a process of its own, on a new database, and waits until it hears
 * every cluster.
 *
 * @throws Error with the end of its log when it does not come up.
 */
export async function startPortal(options: PortalOptions): Promise<Portal> {
  const { port, folder } = options;
  const config = join(folder, 'app-config.yaml');
  await writeFile(config, stringify(configFor(options)));
  const log = createWriteStream(join(folder, 'portal.log'));
  const child = spawn(
    process.execPath,
    ['--import', 'tsx', ENTRY, '--config', config],
    { cwd: ROOT, stdio: ['ignore', 'pipe', 'pipe'] },
  );
  child.stdout.pipe(log);
  child.stderr.pipe(log);
  const client = new PortalClient(portalUrl(port));
  try {
    await hearsAll(client, options, child);
  } catch (error) {
    await end(child);
    throw error;
  }
  return { client, stop: () => end(child) };
}

function configFor({ port, clusters, folder }: PortalOptions) {
  return {
    backend: {
      baseUrl: portalUrl(port),
      listen: { host: '127.0.0.1', port },
      database: {
        client: 'better-sqlite3',
        connection: { directory: join(folder, 'database') },
      },
    },
    permission: { enabled: true },
    rollouts: {
      clusters: clusters.map(({ name, url, caFile, ...tokens }) => ({
        name,
        kubernetes: { url, caFile, ...credentials(tokens) },
        actions: true,
        events: EVENTS,
        gates: { key: gateKeyOf(name) },
      })),
    },
  };
}

function credentials({
  token,
  portalTokenFile,
}: Pick<ClusterAccess, 'token' | 'portalTokenFile'>) {
  return portalTokenFile
    ? { tokenFile: portalTokenFile }
    : { serviceAccountToken: token };
}

async function hearsAll(
  client: PortalClient,
  { clusters, folder }: PortalOptions,
  child: ChildProcess,
): Promise<void> {
  const deadline = Date.now() + START_MS;
  while (Date.now() < deadline && child.exitCode === null) {
    const sources = await client.sources().catch(() => []);
    const live = sources.filter(({ state }) => state === 'live');
    if (live.length >= clusters.length) return;
    await sleep(100);
  }
  const log = await readFile(join(folder, 'portal.log'), 'utf8');
  throw new Error(
    `The portal does not hear every cluster. It said:\n${log.slice(-2_000)}`,
  );
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = once(child, 'exit');
  child.kill('SIGTERM');
  const timer = setTimeout(() => child.kill('SIGKILL'), END_MS);
  await gone;
  clearTimeout(timer);
}
