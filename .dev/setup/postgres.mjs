import { spawn } from 'node:child_process';
import { chown, mkdtemp, readdir, rm } from 'node:fs/promises';
import net from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { ask, runStep } from '../lib/run.mjs';
import { exists } from '../lib/stamp.mjs';
import { Stop } from '../lib/say.mjs';
import { installPackages } from './packages.mjs';
import { freePort } from './room.mjs';

const DEBIAN = '/usr/lib/postgresql';
const START_MS = 20_000;

/**
 * A PostgreSQL of our own in a temporary folder, without a password and gone afterwards; null when
 * the machine has no PostgreSQL.
 */
export async function startPostgres() {
  const bin = (await findBinaries()) ?? (await installBinaries());
  if (!bin) return null;
  const user = await unprivileged();
  const folder = await mkdtemp(path.join(os.tmpdir(), 'rollouts-postgres-'));
  if (user.uid) await chown(folder, user.uid, user.gid);
  const data = path.join(folder, 'data');
  const options = { ...user, cwd: folder };
  await runStep(
    'Making a PostgreSQL for the tests',
    path.join(bin, 'initdb'),
    ['-D', data, '-U', 'postgres', '--auth=trust', '--no-sync'],
    options,
  );
  const port = await freePort();
  const server = spawn(
    path.join(bin, 'postgres'),
    ['-D', data, '-p', `${port}`, '-k', folder, '-h', '127.0.0.1', '-F'],
    { ...options, stdio: 'ignore', detached: true },
  );
  process.once('exit', () => server.kill('SIGQUIT'));
  const stop = async () => {
    const ended = new Promise(resolve => {
      server.once('close', resolve);
    });
    // A fast shutdown: it does not wait for clients.
    if (server.kill('SIGINT')) await ended;
    await rm(folder, { recursive: true, force: true });
  };
  await untilOpen(port, stop);
  return { url: `postgres://postgres@127.0.0.1:${port}/postgres`, stop };
}

async function findBinaries() {
  const configured = await ask('pg_config', ['--bindir']);
  if (configured && (await exists(path.join(configured, 'initdb')))) {
    return configured;
  }
  const versions = await readdir(DEBIAN).catch(() => []);
  const newest = versions.sort((a, b) => Number(b) - Number(a))[0];
  return newest ? path.join(DEBIAN, newest, 'bin') : null;
}

async function installBinaries() {
  return (await installPackages('PostgreSQL', ['postgresql']))
    ? findBinaries()
    : null;
}

/** PostgreSQL refuses to run as root. */
async function unprivileged() {
  if (process.getuid?.() !== 0) return {};
  for (const name of ['postgres', 'nobody']) {
    const uid = await ask('id', ['-u', name]);
    const gid = await ask('id', ['-g', name]);
    if (uid && gid) return { uid: Number(uid), gid: Number(gid) };
  }
  throw new Stop(
    'PostgreSQL does not run as root and there is no user "nobody". Run the tests as another user.',
  );
}

async function untilOpen(port, stop) {
  const deadline = Date.now() + START_MS;
  while (Date.now() < deadline) {
    if (await isOpen(port)) return;
    await new Promise(resolve => setTimeout(resolve, 100));
  }
  await stop();
  throw new Stop('The PostgreSQL of the tests did not start.');
}

function isOpen(port) {
  return new Promise(resolve => {
    const socket = net.connect(port, '127.0.0.1');
    socket.once('connect', () => socket.end(() => resolve(true)));
    socket.once('error', () => resolve(false));
  });
}
